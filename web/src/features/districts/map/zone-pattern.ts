/** A tile of a pattern: this many CSS pixels wide and high, and the paths in it. */
export const PATTERN_PIXELS = 12;

export interface ZonePattern {
  readonly d: string;
  readonly paint: 'fill' | 'stroke';
}

const dot = (x: number, y: number, radius: number) =>
  `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0`;
const rising = 'M-3 3L3 -3M-1 13L13 -1M9 15L15 9';
const falling = 'M-3 9L3 15M-1 -1L13 13M9 -3L15 3';

/** In the order of the palette's zone colours: districts differ by colour, by pattern and by their label. */
export const zonePatterns: readonly ZonePattern[] = [
  { paint: 'fill', d: dot(3, 3, 1.5) + dot(9, 9, 1.5) },
  { paint: 'stroke', d: rising },
  { paint: 'stroke', d: 'M0 3H12M0 9H12' },
  { paint: 'stroke', d: falling },
  { paint: 'stroke', d: 'M0 6H12M6 0V12' },
  { paint: 'stroke', d: 'M3 0V12M9 0V12' },
  { paint: 'stroke', d: rising + falling },
  { paint: 'stroke', d: dot(6, 6, 3.25) },
];

export const PATTERN_LINE_PIXELS = 1.6;
/** The ground of a zone lets the streets through. */
export const TINT_OPACITY = 0.2;
