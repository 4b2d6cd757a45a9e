/** Colours of the map in one theme: a quiet base, one accent for what people propose. */
export interface Palette {
  readonly background: string;
  readonly built: string;
  readonly works: string;
  readonly field: string;
  readonly green: string;
  readonly forest: string;
  readonly pitch: string;
  readonly sand: string;
  readonly campus: string;
  readonly square: string;
  readonly water: string;
  readonly waterLabel: string;
  readonly building: string;
  readonly buildingEdge: string;
  readonly street: string;
  readonly streetCasing: string;
  readonly majorStreet: string;
  readonly path: string;
  readonly rail: string;
  readonly cycle: string;
  readonly boundary: string;
  readonly label: string;
  readonly minorLabel: string;
  readonly halo: string;
  /** What people propose, and what is being drawn. */
  readonly accent: string;
  /** Edge round everything in accent, so that it stands out from any ground. */
  readonly casing: string;
  /** Proposals that are decided against or taken back step back. */
  readonly quiet: string;
  readonly neutral: string;
  readonly success: string;
  readonly warning: string;
  readonly danger: string;
  /** Ground and edge of the tile a sign stands in. */
  readonly tile: string;
  readonly tileEdge: string;
  /** Districts of schools, one colour beside another; each has a pattern of its own too. */
  readonly zones: readonly string[];
}

export const lightPalette: Palette = {
  background: '#f3f2ef',
  built: '#ebeae6',
  works: '#e6e5e4',
  field: '#f1f0e9',
  green: '#dfe9d8',
  forest: '#d2e1ca',
  pitch: '#d8e6d6',
  sand: '#ece4d3',
  campus: '#eae4dc',
  square: '#f7f6f3',
  water: '#c3d9e8',
  waterLabel: '#3f6f92',
  building: '#dcdad4',
  buildingEdge: '#d0cec7',
  street: '#ffffff',
  streetCasing: '#d5d3cd',
  majorStreet: '#ffffff',
  path: '#c9c6be',
  rail: '#b4b1ab',
  cycle: '#17755f',
  boundary: '#a9a6b5',
  label: '#24252f',
  minorLabel: '#55565f',
  halo: '#ffffff',
  accent: '#2144a8',
  casing: '#ffffff',
  quiet: '#5f6172',
  neutral: '#3d3f4f',
  success: '#0b6b4f',
  warning: '#854c00',
  danger: '#b3261e',
  tile: '#ffffff',
  tileEdge: '#14151f',
  zones: ['#8a5000', '#0f5f92', '#00694a', '#7b2a9e', '#94343f', '#00646c', '#5a5f00', '#9c2467'],
};

export const darkPalette: Palette = {
  background: '#16181f',
  built: '#1c1e27',
  works: '#1f2028',
  field: '#181a21',
  green: '#1a2722',
  forest: '#19291f',
  pitch: '#1d2b25',
  sand: '#2a2620',
  campus: '#23222a',
  square: '#22242e',
  water: '#0f2537',
  waterLabel: '#86aee0',
  building: '#272a35',
  buildingEdge: '#2f323f',
  street: '#3b3e4b',
  streetCasing: '#15171e',
  majorStreet: '#4b5065',
  path: '#343743',
  rail: '#4c4c53',
  cycle: '#5dbb9e',
  boundary: '#5c5e70',
  label: '#eceef6',
  minorLabel: '#b4b7c6',
  halo: '#14161d',
  accent: '#9fb8f2',
  casing: '#0e1016',
  quiet: '#a3a6b8',
  neutral: '#c8cad8',
  success: '#4ecba3',
  warning: '#f5a264',
  danger: '#ff9d8f',
  tile: '#1a1c26',
  tileEdge: '#f2f3f9',
  zones: ['#e8a862', '#79bdec', '#62cfa4', '#d1a1ee', '#f09b9d', '#63cbd3', '#c4c765', '#f294c6'],
};

export type MapTheme = 'light' | 'dark';
export const paletteOf = (theme: MapTheme): Palette => (theme === 'dark' ? darkPalette : lightPalette);
