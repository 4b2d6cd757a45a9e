import type { Palette } from '../style/palette.ts';

/** How a kind of line or point is drawn. Told apart by colour and by pattern, width or shape: never by colour alone. */
export interface Look {
  readonly colour: keyof Pick<Palette, 'quiet' | 'accent' | 'success' | 'warning' | 'danger'>;
  /** CSS pixels from zoom 15 on; thinner further out. */
  readonly widthPixels: number;
  /** Dashes and gaps, in widths of the line; missing where it is drawn through. */
  readonly dashes?: readonly number[];
  /** A circle in its place instead of a line. */
  readonly circle?: 'full' | 'ring';
}

/** Everything that the planning layers draw. */
export const LOOKS = {
  'heat-1': { colour: 'quiet', widthPixels: 3 },
  'heat-2': { colour: 'accent', widthPixels: 5 },
  'heat-3': { colour: 'warning', widthPixels: 8 },
  'heat-4': { colour: 'danger', widthPixels: 11 },
  'stress-1': { colour: 'success', widthPixels: 3 },
  'stress-2': { colour: 'accent', widthPixels: 3, dashes: [4, 1.5] },
  'stress-3': { colour: 'warning', widthPixels: 4, dashes: [1.5, 1] },
  'stress-4': { colour: 'danger', widthPixels: 5, dashes: [0.5, 0.7] },
  'cycle-apart': { colour: 'success', widthPixels: 4 },
  'cycle-shared': { colour: 'accent', widthPixels: 4, dashes: [3, 1] },
  'cycle-lane': { colour: 'warning', widthPixels: 4, dashes: [1, 1] },
  'cycle-street': { colour: 'danger', widthPixels: 5, dashes: [0.5, 0.8] },
  gap: { colour: 'danger', widthPixels: 7 },
  'accident-bike': { colour: 'danger', widthPixels: 7, circle: 'full' },
  'accident-foot': { colour: 'warning', widthPixels: 7, circle: 'ring' },
} as const satisfies Record<string, Look>;

export type LookName = keyof typeof LOOKS;
export const lookNames = Object.keys(LOOKS) as LookName[];
export const lookOf = (name: LookName): Look => LOOKS[name];
