import { box, disc, dots, fade, HEIGHT, list, many, oval, polygon, scatter, shape, stroke, WIDTH } from './shapes.ts';

const SKIES = {
  day: ['#8ec6e8', '#dff0f6'],
  dawn: ['#9fb4d8', '#fbdcc0'],
  evening: ['#5d6ea6', '#f3b98c'],
  night: ['#141c38', '#3a4674'],
  grey: ['#aab6c0', '#dde3e6'],
  winter: ['#c3d2de', '#eef3f6'],
  heat: ['#f0cf86', '#fbeecb'],
} as const;
export type Light = keyof typeof SKIES;

const cloud = (x: number, y: number, size: number, color: string): string =>
  oval(x, y, 22 * size, 7 * size, color) +
  disc(x - 8 * size, y - 4 * size, 8 * size, color) +
  disc(x + 5 * size, y - 6 * size, 10 * size, color);

export function sky(light: Light): string {
  const [top, bottom] = SKIES[light];
  const cover = `<defs>${fade('sky', top, bottom)}</defs>${box(0, 0, WIDTH, HEIGHT, 'url(#sky)')}`;
  switch (light) {
    case 'day':
      return cover + disc(268, 34, 15, '#fff3c4') + cloud(70, 36, 1, '#ffffff') + cloud(190, 24, 0.7, '#f6fbfd');
    case 'dawn':
      return cover + disc(60, 92, 17, '#fff0d2') + cloud(220, 40, 0.9, '#f6e3da');
    case 'evening':
      return cover + disc(250, 84, 18, '#ffe0a8') + cloud(80, 42, 0.9, '#b79bb0');
    case 'night':
      return (
        cover +
        disc(262, 36, 12, '#f4eecb') +
        dots(
          list(22, (index) => [scatter(index, 1) * WIDTH, scatter(index, 2) * 80]),
          '#e7ecff',
          1.6,
        )
      );
    case 'heat':
      return cover + disc(246, 36, 24, '#ffe07a') + disc(246, 36, 16, '#fff6d2');
    default:
      return cover + cloud(60, 30, 1.3, '#c9d2d9') + cloud(210, 42, 1.5, '#d3dbe0') + cloud(140, 18, 1, '#bfc9d1');
  }
}

/** Two rows of hills round the valley; `y` is where the nearer one meets the ground. */
export const hills = (y: number, far = '#a9c3b0', near = '#8fb391'): string =>
  shape(`M0 ${y}V${y - 34}Q50 ${y - 58} 110 ${y - 34}T220 ${y - 40}T320 ${y - 30}V${y}Z`, far) +
  shape(`M0 ${y}V${y - 14}Q70 ${y - 36} 150 ${y - 14}T320 ${y - 18}V${y}Z`, near);

export const ground = (y: number, color: string): string => box(0, y, WIDTH, HEIGHT - y, color);

export const rain = (color = '#eef4f8'): string =>
  shape(
    many(70, (index) => {
      const x = Math.round(scatter(index, 5) * WIDTH);
      const y = Math.round(scatter(index, 6) * HEIGHT);
      return `M${x} ${y}l-3 9`;
    }),
    'none',
    { stroke: color, width: 1, opacity: 0.6 },
  );

export const snowfall = (): string =>
  [2, 3.2]
    .map((size, salt) =>
      dots(
        list(26, (index) => [scatter(index, 7 + salt) * WIDTH, scatter(index, 17 + salt) * HEIGHT]),
        '#ffffff',
        size,
      ),
    )
    .join('');

export const fog = (from: number, bands: number): string =>
  many(bands, (index) =>
    oval(scatter(index, 11) * WIDTH, from + index * 12, 150 + scatter(index, 12) * 60, 9, '#eef1f3', { opacity: 0.62 }),
  );

/** Water with ripples from `top` to `bottom`. */
export const water = (top: number, bottom: number, color = '#6fa3bf', ripple = '#9cc3d6'): string =>
  box(0, top, WIDTH, bottom - top, color) +
  shape(
    many(Math.max(6, Math.round((bottom - top) / 3)), (index) => {
      const x = Math.round(scatter(index, 13) * WIDTH);
      const y = Math.round(top + 4 + scatter(index, 14) * (bottom - top - 6));
      return `M${x} ${y}q6 -3 12 0t12 0`;
    }),
    'none',
    { stroke: ripple, width: 1.4 },
  );

/** A paved square with joints that run to the horizon. */
export const paving = (y: number, color = '#d9cdbd', joint = '#c5b7a4'): string =>
  ground(y, color) +
  many(9, (index) =>
    stroke(
      [
        [WIDTH / 2 + (index - 4) * 16, y],
        [WIDTH / 2 + (index - 4) * 78, HEIGHT],
      ],
      joint,
      0.8,
    ),
  ) +
  many(4, (index) =>
    stroke(
      [
        [0, y + 5 + index * index * 5],
        [WIDTH, y + 5 + index * index * 5],
      ],
      joint,
      0.8,
    ),
  );

/** A carriageway across the picture with kerbs and dashes in the middle. */
export const road = (top: number, bottom: number, color = '#70767e'): string => {
  const middle = (top + bottom) / 2;
  return (
    box(0, top - 3, WIDTH, 3, '#cfcbc2') +
    box(0, top, WIDTH, bottom - top, color) +
    box(0, bottom, WIDTH, 4, '#bdb8ae') +
    many(9, (index) => box(8 + index * 38, middle - 1, 18, 2, '#e8e6df'))
  );
};

/** A road that runs away from the viewer. */
export const roadAhead = (y: number, color = '#757b83', narrow = 22, wide = 200, x = WIDTH / 2): string =>
  polygon(
    [
      [x - narrow / 2, y],
      [x + narrow / 2, y],
      [x + wide / 2, HEIGHT],
      [x - wide / 2, HEIGHT],
    ],
    color,
  ) +
  many(5, (index) => {
    const near = y + 6 + index * index * 6.5;
    const length = 3 + index * 3.4;
    return polygon(
      [
        [x - 0.5 - index * 0.4, near],
        [x + 0.5 + index * 0.4, near],
        [x + 0.9 + index * 0.6, near + length],
        [x - 0.9 - index * 0.6, near + length],
      ],
      '#ecebe5',
    );
  });
