import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { boldFont, drawImage, type Overlay, type OverlayOf, type Palette, withLocation } from '~/features/map/index.ts';
import { PATTERN_LINE_PIXELS, PATTERN_PIXELS, TINT_OPACITY, zonePatterns } from './zone-pattern.ts';

export const BLOCK_SOURCE = 'district-blocks';
export const SCHOOL_SOURCE = 'district-schools';

const SWATCH_PIXELS = 26;

const state = (name: string): ExpressionSpecification => ['boolean', ['feature-state', name], false];
const shownWhile = (name: string, opacity = 1): ExpressionSpecification => ['case', state(name), opacity, 0];

function drawPattern(context: CanvasRenderingContext2D, slot: number, colour: string): void {
  const pattern = zonePatterns[slot];
  if (!pattern) return;
  context.fillStyle = colour;
  context.strokeStyle = colour;
  context.lineWidth = PATTERN_LINE_PIXELS;
  if (pattern.paint === 'fill') context.fill(new Path2D(pattern.d));
  else context.stroke(new Path2D(pattern.d));
}

function drawTile(context: CanvasRenderingContext2D, slot: number, colour: string): void {
  context.globalAlpha = TINT_OPACITY;
  context.fillStyle = colour;
  context.fillRect(0, 0, PATTERN_PIXELS, PATTERN_PIXELS);
  context.globalAlpha = 0.7;
  drawPattern(context, slot, colour);
  context.globalAlpha = 1;
}

/** What stands at a school: its pattern in a tile with an edge in its colour. */
function drawSwatch(context: CanvasRenderingContext2D, slot: number, colour: string, palette: Palette): void {
  context.beginPath();
  context.roundRect(1.5, 1.5, SWATCH_PIXELS - 3, SWATCH_PIXELS - 3, 5);
  context.fillStyle = palette.tile;
  context.fill();
  context.save();
  context.clip();
  for (let x = 0; x < SWATCH_PIXELS; x += PATTERN_PIXELS) {
    for (let y = 0; y < SWATCH_PIXELS; y += PATTERN_PIXELS) {
      context.save();
      context.translate(x, y);
      drawPattern(context, slot, colour);
      context.restore();
    }
  }
  context.restore();
  context.lineWidth = 3;
  context.strokeStyle = colour;
  context.stroke();
}

function images(palette: Palette, pixelRatio: number): Record<string, ImageData> {
  const found: Record<string, ImageData> = {};
  for (const [slot, colour] of palette.zones.entries()) {
    found[`zone-${slot}`] = drawImage({ width: PATTERN_PIXELS, height: PATTERN_PIXELS }, pixelRatio, (context) =>
      drawTile(context, slot, colour),
    );
    found[`school-${slot}`] = drawImage({ width: SWATCH_PIXELS, height: SWATCH_PIXELS }, pixelRatio, (context) =>
      drawSwatch(context, slot, colour, palette),
    );
  }
  return found;
}

/** One layer a pattern: which one a block shows is a state of the block, so that a finger's stroke is seen in its frame. */
function zoneLayers(palette: Palette): LayerSpecification[] {
  return palette.zones.map((_, slot) => ({
    id: `zone-${slot}`,
    type: 'fill' as const,
    source: BLOCK_SOURCE,
    paint: {
      'fill-pattern': `zone-${slot}`,
      'fill-opacity': ['case', ['==', ['feature-state', 'slot'], slot], 1, 0],
      'fill-antialias': false,
    },
  }));
}

function blockLine(id: string, paint: Extract<LayerSpecification, { type: 'line' }>['paint']): LayerSpecification {
  return { id, type: 'line', source: BLOCK_SOURCE, layout: { 'line-join': 'round' }, paint: paint ?? {} };
}

function districtOverlayOf(palette: Palette): Overlay {
  return {
    sources: {
      [BLOCK_SOURCE]: {
        type: 'geojson',
        data: { type: 'FeatureCollection', features: [] },
        maxzoom: 15,
        tolerance: 0.2,
      },
      [SCHOOL_SOURCE]: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
    },
    belowLabels: [
      ...zoneLayers(palette),
      blockLine('block-edge', {
        'line-color': [
          'case',
          ['>=', ['coalesce', ['feature-state', 'slot'], -1], 0],
          palette.casing,
          palette.boundary,
        ],
        'line-width': 1,
        'line-opacity': 0.75,
      }),
      blockLine('block-changed-casing', {
        'line-color': palette.casing,
        'line-width': ['interpolate', ['linear'], ['zoom'], 12, 3, 16, 7],
        'line-opacity': shownWhile('changed'),
      }),
      blockLine('block-changed', {
        'line-color': palette.tileEdge,
        'line-width': ['interpolate', ['linear'], ['zoom'], 12, 1.25, 16, 3],
        'line-opacity': shownWhile('changed'),
      }),
      blockLine('block-locked', {
        'line-color': palette.warning,
        'line-width': 2.5,
        'line-dasharray': [1.5, 1.5],
        'line-opacity': shownWhile('locked'),
      }),
      blockLine('block-chosen-casing', {
        'line-color': palette.casing,
        'line-width': 9,
        'line-opacity': shownWhile('chosen'),
      }),
      blockLine('block-chosen', {
        'line-color': palette.accent,
        'line-width': 5,
        'line-opacity': shownWhile('chosen'),
      }),
    ],
    aboveLabels: [
      {
        id: 'school-label',
        type: 'symbol',
        source: SCHOOL_SOURCE,
        layout: {
          'icon-image': ['concat', 'school-', ['get', 'slot']],
          'icon-allow-overlap': true,
          'text-field': ['get', 'name'],
          'text-font': boldFont,
          'text-size': 14,
          'text-max-width': 9,
          'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
          'text-radial-offset': 1.2,
          'text-justify': 'auto',
          'text-optional': true,
        },
        paint: { 'text-color': palette.label, 'text-halo-color': palette.halo, 'text-halo-width': 2.2 },
      },
    ],
    images: (pixelRatio) => images(palette, pixelRatio),
  };
}

/** Blocks in the pattern of their zone, schools with their names, and where this device is. */
export const districtOverlay: OverlayOf = withLocation(districtOverlayOf);
