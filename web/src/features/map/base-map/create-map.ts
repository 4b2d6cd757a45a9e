import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import { Map as MapLibreMap, type StyleSpecification, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import 'maplibre-gl/dist/maplibre-gl.css';

setWorkerUrl(workerUrl);

/** Tiles go to zoom 14; above it they are drawn larger, with every house number from 16.5 on. */
const MAX_ZOOM = 19.5;

export interface MapStart {
  readonly container: HTMLElement;
  readonly style: StyleSpecification;
  readonly bounds: BoundingBox;
  /** The map cannot leave the surroundings of the city. */
  readonly cityBounds: BoundingBox;
  readonly padding: MapPadding;
  /** Name of the map for screen readers. */
  readonly label: string;
}

/** CSS pixels at each edge that other parts of the screen cover; the middle of the rest is the middle of the map. */
export interface MapPadding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

function surroundings([west, south, east, north]: BoundingBox): BoundingBox {
  const [width, height] = [east - west, north - south];
  return [west - width, Math.max(-85, south - height), east + width, Math.min(85, north + height)];
}

/** Whether this browser can draw a map at all. */
export function canDrawMaps(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null;
}

/** A flat map that always points north: turning and tilting help nobody find their street. */
export function createMap({ container, style, bounds, cityBounds, padding, label }: MapStart): MapLibreMap {
  const map = new MapLibreMap({
    container,
    style,
    bounds,
    fitBoundsOptions: { padding: { top: 24, right: 24, bottom: 24, left: 24 } },
    maxBounds: surroundings(cityBounds),
    maxZoom: MAX_ZOOM,
    maxPitch: 0,
    dragRotate: false,
    touchPitch: false,
    attributionControl: false,
    fadeDuration: 150,
    locale: { 'Map.Title': label },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.setPadding(padding);
  map.fitBounds(bounds, { animate: false, padding: 24 });
  return map;
}
