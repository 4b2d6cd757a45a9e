import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { expect, test } from 'vitest';
import { changedPaint } from '../base-map/recolour.ts';
import { LOOKS, lookNames, lookOf } from '../looks/line-looks.ts';
import { lookOverlay } from '../looks/look-overlay.ts';
import { withLocation } from '../overlay/location-overlay.ts';
import { proposalOverlay } from '../overlay/proposal-overlay.ts';
import { mapStyle } from './map-style.ts';
import { darkPalette, lightPalette, type Palette } from './palette.ts';

const overlay = withLocation(proposalOverlay);
const light = mapStyle('light', 'pmtiles://city', overlay);
const dark = mapStyle('dark', 'pmtiles://city', overlay);

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours by WCAG 2.2. */
function contrast(a: string, b: string): number {
  const [bright = 0, dim = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (bright + 0.05) / (dim + 0.05);
}

const grounds = (palette: Palette) => [
  palette.background,
  palette.built,
  palette.works,
  palette.field,
  palette.green,
  palette.forest,
  palette.pitch,
  palette.sand,
  palette.campus,
  palette.square,
  palette.water,
  palette.building,
  palette.street,
  palette.majorStreet,
];

test.each([
  ['light', lightPalette],
  ['dark', darkPalette],
] as const)(
  '[MP1] %s: proposals, districts and cycle ways stand out 3:1 from every ground and their casing, words 4.5:1',
  (_, palette) => {
    for (const ground of [...grounds(palette), palette.casing]) {
      expect(contrast(palette.accent, ground), `accent on ${ground}`).toBeGreaterThanOrEqual(3);
      expect(contrast(palette.quiet, ground), `quiet on ${ground}`).toBeGreaterThanOrEqual(3);
    }
    for (const ground of grounds(palette)) {
      expect(contrast(palette.cycle, ground), `cycle way on ${ground}`).toBeGreaterThanOrEqual(3);
    }
    for (const zone of palette.zones) {
      for (const ground of [...grounds(palette), palette.casing, palette.tile]) {
        expect(contrast(zone, ground), `district ${zone} on ${ground}`).toBeGreaterThanOrEqual(3);
      }
    }
    for (const word of [palette.label, palette.minorLabel, palette.waterLabel]) {
      expect(contrast(word, palette.halo), word).toBeGreaterThanOrEqual(4.5);
    }
    for (const tone of [palette.accent, palette.neutral, palette.success, palette.warning, palette.danger]) {
      expect(contrast(tone, palette.tile), tone).toBeGreaterThanOrEqual(3);
    }
  },
);

test.each([
  ['light', lightPalette],
  ['dark', darkPalette],
] as const)('[MP7] %s: every planning layer stands out 3:1 from its edge and its ground', (_, palette) => {
  for (const name of lookNames) {
    const colour = palette[lookOf(name).colour];
    for (const ground of [...grounds(palette), palette.casing]) {
      expect(contrast(colour, ground), `${name} on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  }
});

test('[MP7] looks that stand in one legend differ in width, pattern or shape, not in colour alone', () => {
  for (const family of ['heat', 'stress', 'cycle', 'accident']) {
    const shapes = Object.entries(LOOKS)
      .filter(([name]) => name.startsWith(family))
      .map(([, { colour: _colour, ...shape }]) => JSON.stringify(shape));
    expect(shapes.length).toBeGreaterThan(1);
    expect(new Set(shapes).size).toBe(shapes.length);
  }
  const style = mapStyle('light', 'pmtiles://city', withLocation(lookOverlay));
  expect(validateStyleMin(style)).toEqual([]);
});

test('[MP2] both styles are valid and differ in colours alone, so that a change of theme loads nothing', () => {
  for (const style of [light, dark]) expect(validateStyleMin(style)).toEqual([]);
  const bare = (style: typeof light) => style.layers.map(({ id, type }) => `${id} ${type}`);
  expect(bare(dark)).toEqual(bare(light));
  const changes = changedPaint(light, dark);
  expect(changes.length).toBeGreaterThan(20);
  for (const { property } of changes) expect(property).toMatch(/-color$/);
});

test('[MP2] nothing in a style is fetched but the tiles of the city', () => {
  expect(light.glyphs).toBeUndefined();
  expect(light.sprite).toBeUndefined();
  expect(JSON.stringify(light)).not.toMatch(/https?:/);
  const without = mapStyle('light', null, overlay);
  expect(Object.keys(without.sources)).not.toContain('city');
  expect(without.layers.some((layer) => 'source' in layer && layer.source === 'city')).toBe(false);
});
