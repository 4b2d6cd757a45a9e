import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import type { Map as MapLibreMap, VectorTileSource } from 'maplibre-gl';
import { type ReactNode, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { useCity } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { useTheme, VisuallyHidden } from '~/ui/index.ts';
import { MapAttribution } from '~/ui/map-kit/index.ts';
import { mapStyle, type OverlayOf } from '../style/map-style.ts';
import { type MapTheme, paletteOf } from '../style/palette.ts';
import { cityTilesUrl } from './city-tiles.ts';
import { canDrawMaps, createMap, type MapPadding } from './create-map.ts';
import { recolour } from './recolour.ts';
import { usePadding } from './use-padding.ts';

/** `no-webgl`: this browser cannot draw maps. `no-tiles`: the city's map is neither on this device nor reachable. */
export type MapProblem = 'no-webgl' | 'no-tiles';

export interface BaseMapProps {
  /** Name of the map for screen readers. */
  readonly label: string;
  /** Which keys do what, for screen readers. */
  readonly keys: string;
  /** What lies over the city's map; one function for the whole life of the component. */
  readonly overlay: OverlayOf;
  /** [west, south, east, north] shown at first; later changes are ignored. */
  readonly bounds: BoundingBox;
  readonly padding: MapPadding;
  /** The map once its style is loaded; null when it is taken down. */
  readonly onMap: (map: MapLibreMap | null) => void;
  /** Null when a problem is over. */
  readonly onProblem: (problem: MapProblem | null) => void;
  /** Controls that lie over the map. */
  readonly children?: ReactNode;
}

function putImages(map: MapLibreMap, theme: MapTheme, overlay: OverlayOf): void {
  const pixelRatio = Math.min(3, Math.ceil(devicePixelRatio));
  for (const [name, image] of Object.entries(overlay(paletteOf(theme)).images(pixelRatio))) {
    if (map.hasImage(name)) map.updateImage(name, image);
    else map.addImage(name, image, { pixelRatio });
  }
}

/** The city's map with its attribution: everything else lies over it. Loaded lazily, with MapLibre. */
export default function BaseMap(props: BaseMapProps) {
  const { label, keys, overlay, bounds, padding, children } = props;
  useLocale();
  const city = useCity();
  const theme = useTheme();
  const container = useRef<HTMLDivElement>(null);
  const keysId = useId();
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const drawn = useRef<MapTheme>(theme);
  const onMap = useEffectEvent(props.onMap);
  const onProblem = useEffectEvent(props.onProblem);

  // The first bounds, padding, name and theme are taken; later ones are followed by the effects below.
  const start = useEffectEvent(() => ({ bounds, padding, label, theme, overlay }));
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    if (!canDrawMaps()) {
      onProblem('no-webgl');
      return;
    }
    const first = start();
    const tiles = cityTilesUrl(city);
    if (tiles === null) onProblem('no-tiles');
    const created = createMap({
      container: element,
      style: mapStyle(first.theme, tiles, first.overlay),
      bounds: first.bounds,
      cityBounds: city.bbox,
      padding: first.padding,
      label: first.label,
    });
    drawn.current = first.theme;
    created.getCanvas().setAttribute('aria-describedby', keysId);
    created.on('error', ({ error, ...event }) => {
      console.warn('map', error);
      if ('sourceId' in event && event.sourceId === 'city') onProblem('no-tiles');
    });
    created.on('sourcedata', ({ sourceId, sourceDataType }) => {
      if (sourceId === 'city' && sourceDataType === 'metadata') onProblem(null);
    });
    // Lets browser tests wait for a drawn map without comparing pictures of it.
    const tellState = (state: 'drawing' | 'drawn') => {
      element.dataset.state = state;
    };
    created.on('movestart', () => tellState('drawing'));
    created.on('dataloading', () => tellState('drawing'));
    created.on('idle', () => tellState('drawn'));
    const tryAgain = () => void created.getSource<VectorTileSource>('city')?.load(true);
    addEventListener('online', tryAgain);
    created.once('style.load', () => {
      putImages(created, first.theme, first.overlay);
      setMap(created);
      onMap(created);
    });
    return () => {
      removeEventListener('online', tryAgain);
      setMap(null);
      onMap(null);
      created.remove();
    };
  }, [city, keysId]);

  useEffect(() => {
    if (!map || drawn.current === theme) return;
    const tiles = cityTilesUrl(city);
    recolour(map, mapStyle(drawn.current, tiles, overlay), mapStyle(theme, tiles, overlay));
    putImages(map, theme, overlay);
    drawn.current = theme;
  }, [map, theme, city, overlay]);

  const reached = usePadding(map, padding);

  useEffect(() => {
    map?.getCanvas().setAttribute('aria-label', label);
  }, [map, label]);

  return (
    <div className="base-map">
      <div className="base-map__canvas" ref={container} />
      <VisuallyHidden>
        <span id={keysId}>{keys}</span>
      </VisuallyHidden>
      <div className="base-map__over" style={{ ...reached }}>
        {children}
        <MapAttribution attribution={city.attribution} dataDate={city.dataDate} />
      </div>
      {!map && <p className="visually-hidden">{m.map_loading()}</p>}
    </div>
  );
}
