/** The map's face: everything that brings MapLibre with it is loaded lazily. */
import { lazyPart } from '~/ui/index.ts';

export type { MapProblem } from './base-map/base-map.tsx';
export type { MapPadding } from './base-map/create-map.ts';
export { MapControls } from './base-map/map-controls.tsx';
export { MapProblemNotice } from './base-map/map-problem-notice.tsx';
export { DraftDesk } from './draft-desk.tsx';
export type { DrawCommand } from './gestures/draw-command.ts';
export { HANDLE_ATTRIBUTE, useHandleDrag } from './gestures/use-handle-drag.ts';
export { useMapKeys } from './gestures/use-map-keys.ts';
export { type Pixel, useProjection, viewOf } from './gestures/use-projection.ts';
export { useStrokes } from './gestures/use-strokes.ts';
export { useTaps } from './gestures/use-taps.ts';
export { lastMapSearch } from './last-map-search.ts';
export type { DrawnLook } from './looks/look-overlay.ts';
export { LookSample } from './looks/look-sample.tsx';
export type { MapViewProps } from './map-view.tsx';
export { drawImage } from './overlay/draw-image.ts';
export { withLocation } from './overlay/location-overlay.ts';
export { projectAreaOverlay, showAreas } from './overlay/project-area-overlay.ts';
export { startBounds } from './start-bounds.ts';
export { boldFont } from './style/base-layers.ts';
export type { Overlay, OverlayOf } from './style/map-style.ts';
export { type Palette, paletteOf } from './style/palette.ts';

/** Proposals on the city's map, with zoom, pan and location. Stands in a `Suspense`. */
export const MapView = lazyPart(() => import('./map-view.tsx'));
/** The city's map alone, for features that draw on it. Stands in a `Suspense`. */
export const BaseMap = lazyPart(() => import('./base-map/base-map.tsx'));
/** Chooses a planning layer and tells what the map has to draw for it. Stands in a `Suspense`. */
export const MapLayers = lazyPart(() => import('./layers/map-layers.tsx'));
/** The city's map with lines of some kinds over it. Stands in a `Suspense`. */
export const LooksMap = lazyPart(() => import('./looks-map.tsx'));
/** A still picture of where one proposal lies. Stands in a `Suspense`. */
export const MapPreview = lazyPart(() => import('./map-preview.tsx'));
