/** The map's face: everything that brings MapLibre with it is loaded lazily. */
import { lazy } from 'react';

export type { MapPadding } from './base-map/create-map.ts';
export type { MapViewProps } from './map-view.tsx';

export const MapView = lazy(() => import('./map-view.tsx'));
export const BaseMap = lazy(() => import('./base-map/base-map.tsx'));
export const MapPreview = lazy(() => import('./map-preview.tsx'));
