// SVG as text with presentation attributes only: no style, no script, no font, nothing from elsewhere.

export const WIDTH = 320;
export const HEIGHT = 200;

/** Tenths where things are small, whole numbers elsewhere: nobody sees the difference, and the files are lighter. */
const round = (value: number): string => String(Math.abs(value) < 20 ? Math.round(value * 10) / 10 : Math.round(value));

interface Paint {
  readonly stroke?: string;
  readonly width?: number;
  readonly opacity?: number;
  readonly corner?: number;
}

const paint = (fill: string, { stroke, width, opacity }: Paint): string =>
  ` fill="${fill}"` +
  (stroke ? ` stroke="${stroke}" stroke-width="${round(width ?? 1)}" stroke-linecap="round"` : '') +
  (opacity === undefined ? '' : ` opacity="${opacity}"`);

export const box = (x: number, y: number, width: number, height: number, fill: string, more: Paint = {}): string =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"` +
  `${more.corner ? ` rx="${round(more.corner)}"` : ''}${paint(fill, more)}/>`;

/** Many rectangles of one colour in one path: [x, y, width, height]. */
export const boxes = (
  list: readonly (readonly [number, number, number, number])[],
  fill: string,
  more: Paint = {},
): string =>
  shape(
    list
      .map(([x, y, width, height]) => `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`)
      .join(''),
    fill,
    more,
  );

/** Many dots of one colour and size in one path. */
export const dots = (
  points: readonly (readonly [number, number])[],
  color: string,
  size: number,
  opacity?: number,
): string =>
  shape(points.map(([x, y]) => `M${round(x)} ${round(y)}h0`).join(''), 'none', {
    stroke: color,
    width: size,
    ...(opacity === undefined ? {} : { opacity }),
  });

export const list = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

export const disc = (x: number, y: number, radius: number, fill: string, more: Paint = {}): string =>
  `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}"${paint(fill, more)}/>`;

export const oval = (x: number, y: number, rx: number, ry: number, fill: string, more: Paint = {}): string =>
  `<ellipse cx="${round(x)}" cy="${round(y)}" rx="${round(rx)}" ry="${round(ry)}"${paint(fill, more)}/>`;

/** `d` is written with the numbers as they are to stand in the file. */
export const shape = (d: string, fill: string, more: Paint = {}): string => `<path d="${d}"${paint(fill, more)}/>`;

export const polygon = (points: readonly (readonly [number, number])[], fill: string, more: Paint = {}): string =>
  shape(`M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`, fill, more);

export const stroke = (
  points: readonly (readonly [number, number])[],
  color: string,
  width: number,
  opacity?: number,
): string =>
  shape(`M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}`, 'none', {
    stroke: color,
    width,
    ...(opacity === undefined ? {} : { opacity }),
  });

/** Puts a drawing elsewhere: moved, made larger, mirrored with a negative scale. */
export const placed = (x: number, y: number, scale: number | readonly [number, number], parts: string): string => {
  const [sx, sy] = typeof scale === 'number' ? [scale, scale] : scale;
  return `<g transform="translate(${round(x)} ${round(y)}) scale(${sx} ${sy})">${parts}</g>`;
};

/** A fall of colour from top to bottom; `id` is unique in its picture. */
export const fade = (id: string, top: string, bottom: string): string =>
  `<linearGradient id="${id}" x2="0" y2="1"><stop stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient>`;

export const picture = (parts: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH * 2}" height="${HEIGHT * 2}">${parts.join('')}</svg>\n`;

/** Numbers between 0 and 1 that look random and are the same in every run. */
export const scatter = (index: number, salt: number): number => {
  const value = Math.sin(index * 127.1 + salt * 311.7) * 43758.5453;
  return value - Math.floor(value);
};

export const many = (count: number, draw: (index: number) => string): string => list(count, draw).join('');
