import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import { baseLayers } from './base-layers.ts';
import { type MapTheme, type Palette, paletteOf } from './palette.ts';

/** What lies over the city's map: sources of its own, and layers below and above the names of streets and places. */
export interface Overlay {
  readonly sources: Readonly<Record<string, SourceSpecification>>;
  readonly belowLabels: readonly LayerSpecification[];
  readonly aboveLabels: readonly LayerSpecification[];
  /** Pictures by name, drawn for a pixel ratio. */
  readonly images: (pixelRatio: number) => Readonly<Record<string, ImageData>>;
}

/** One overlay over another; the upper one's pictures are added to the lower one's. */
export const above = (lower: Overlay, upper: Overlay): Overlay => ({
  sources: { ...lower.sources, ...upper.sources },
  belowLabels: [...lower.belowLabels, ...upper.belowLabels],
  aboveLabels: [...lower.aboveLabels, ...upper.aboveLabels],
  images: (pixelRatio) => ({ ...lower.images(pixelRatio), ...upper.images(pixelRatio) }),
});

/** Overlays are given by palette, so that a change of theme colours them anew. Layer ids do not depend on it. */
export type OverlayOf = (palette: Palette) => Overlay;

/** A map style built in code: nothing is fetched but the tiles of the city. `tilesUrl`: null where there is no map. */
export function mapStyle(theme: MapTheme, tilesUrl: string | null, overlayOf: OverlayOf): StyleSpecification {
  const palette = paletteOf(theme);
  const base = baseLayers(palette);
  const overlay = overlayOf(palette);
  const isShown = (layer: LayerSpecification) => tilesUrl !== null || !('source' in layer) || layer.source !== 'city';
  return {
    version: 8,
    sources: {
      ...(tilesUrl === null ? {} : { city: { type: 'vector', url: tilesUrl } }),
      ...overlay.sources,
    },
    layers: [...base.ground, ...overlay.belowLabels, ...base.labels, ...overlay.aboveLabels].filter(isShown),
  };
}
