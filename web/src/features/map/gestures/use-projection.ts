import type { Position } from '@werkstadt/shared/geometry/geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useReducer } from 'react';
import { flushSync } from 'react-dom';

/** CSS pixels on the map. */
export interface Pixel {
  readonly x: number;
  readonly y: number;
}

/**
 * Draws the component again with every frame in which the map moves, and hands out the projection of that frame: in the
 * same frame, else what is drawn would drag behind the map and a finger would meet it where it no longer is.
 */
export function useProjection(map: MapLibreMap): (position: Position) => Pixel {
  const [, nextFrame] = useReducer((frame: number) => frame + 1, 0);
  useEffect(() => {
    const moved = { current: false };
    const onMove = () => {
      moved.current = true;
    };
    const onRender = () => {
      if (!moved.current) return;
      moved.current = false;
      flushSync(nextFrame);
    };
    map.on('move', onMove);
    map.on('resize', onMove);
    map.on('render', onRender);
    return () => {
      map.off('move', onMove);
      map.off('resize', onMove);
      map.off('render', onRender);
    };
  }, [map]);
  return (position) => map.project(position);
}

const EQUATOR_METRES = 40_075_017;
const TILE_PIXELS = 512;

/** Zoom and ground metres per CSS pixel in the middle of the map. */
export function viewOf(map: MapLibreMap): { readonly zoom: number; readonly metresPerPixel: number } {
  const zoom = map.getZoom();
  const latitude = (map.getCenter().lat * Math.PI) / 180;
  return { zoom, metresPerPixel: (EQUATOR_METRES * Math.cos(latitude)) / (TILE_PIXELS * 2 ** zoom) };
}
