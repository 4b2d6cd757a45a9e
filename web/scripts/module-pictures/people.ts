import { box, disc, many, oval, placed, polygon, scatter, shape, stroke } from './shapes.ts';

const SHIRTS = [
  '#c8553d',
  '#3d6fa8',
  '#e0a33a',
  '#4f8f7b',
  '#8b5fa0',
  '#d9d4c7',
  '#39424e',
  '#a8423f',
  '#5b87b8',
  '#7d9a4a',
];
const SKINS = ['#f0c9a4', '#d9a577', '#a9714b', '#f4d4b8', '#8a5a3b', '#e3b48b'];
const HAIR = ['#3b2a20', '#6b4a2e', '#b8925a', '#222831', '#9aa0a6', '#8c4a2f'];

const pick = (list: readonly string[], index: number): string => list[index % list.length] ?? '#888888';

type Arms = 'down' | 'up' | 'wave';
const ARMS: readonly Arms[] = ['down', 'up', 'wave'];
const LOOKS = 12;

/** Somebody who stands; (x, base) is between the feet. `who` chooses clothes, skin and hair. */
export const person = (x: number, base: number, height: number, who: number, arms: Arms = 'down'): string =>
  `<use href="#p${who % LOOKS}${arms}" transform="translate(${Math.round(x)} ${Math.round(base)}) scale(${Math.round((height / 40) * 100) / 100})"/>`;

const figure = (look: number, arms: Arms): string => {
  const shirt = pick(SHIRTS, look * 7 + 3);
  return (
    shape('M-5 -16h4.4v16h-4.4zM.6 -16h4.4v16h-4.4z', '#3f4854') +
    (arms === 'down'
      ? shape('M-6 -27l-2 12M6 -27l2 12', 'none', { stroke: shirt, width: 3.2 })
      : shape(`M-6 -27l-5 -11M6 -27l${arms === 'up' ? '5 -11' : '2 12'}`, 'none', { stroke: shirt, width: 3.2 })) +
    box(-6.5, -30, 13, 16, shirt, { corner: 4 }) +
    disc(0, -35, 5, pick(SKINS, look * 5 + 1)) +
    shape('M-5 -35.5a5 5 0 0 1 10 0q-5 -3.4 -10 0z', pick(HAIR, look * 3 + 2))
  );
};

/** Definitions of those who stand in a picture: each is drawn once and then only placed. */
export const peopleIn = (drawing: string): string => {
  const used = ARMS.flatMap((arms) =>
    Array.from({ length: LOOKS }, (_, look) => ({ id: `p${look}${arms}`, look, arms })).filter(({ id }) =>
      drawing.includes(`"#${id}"`),
    ),
  );
  return used.length === 0
    ? ''
    : `<defs>${used.map(({ id, look, arms }) => `<g id="${id}">${figure(look, arms)}</g>`).join('')}</defs>`;
};

/** Rows of people seen from the front, the nearer ones larger. */
export const crowd = (
  left: number,
  right: number,
  base: number,
  rows: number,
  perRow: number,
  height: number,
  salt = 0,
): string =>
  many(rows, (row) => {
    const tall = height * (0.72 + (0.28 * (row + 1)) / rows);
    return many(perRow, (column) => {
      const step = (right - left) / perRow;
      const x = left + (column + 0.5) * step + (scatter(row * 31 + column, 21 + salt) - 0.5) * step * 0.5;
      return person(x, base - (rows - 1 - row) * 9, tall, row * 13 + column * 5 + salt);
    });
  });

/** From behind, seated: heads and shoulders over the back of a chair. */
export const seated = (x: number, base: number, size: number, who: number): string =>
  box(x - 7 * size, base - 10 * size, 14 * size, 10 * size, pick(SHIRTS, who * 7 + 1), { corner: 4 * size }) +
  disc(x, base - 14 * size, 5 * size, pick(HAIR, who * 3 + 1)) +
  box(x - 8 * size, base - 5 * size, 16 * size, 8 * size, '#7d6a55', { corner: 2 * size });

export const chair = (x: number, base: number, size: number): string =>
  box(x - 8 * size, base - 5 * size, 16 * size, 8 * size, '#8c7862', { corner: 2 * size }) +
  stroke(
    [
      [x - 6 * size, base + 3 * size],
      [x - 6 * size, base + 8 * size],
    ],
    '#5f5243',
    1.2 * size,
  ) +
  stroke(
    [
      [x + 6 * size, base + 3 * size],
      [x + 6 * size, base + 8 * size],
    ],
    '#5f5243',
    1.2 * size,
  );

const bicycle = (frame: string): string =>
  disc(-11, -8, 8, 'none', { stroke: '#2f3640', width: 1.6 }) +
  disc(11, -8, 8, 'none', { stroke: '#2f3640', width: 1.6 }) +
  stroke(
    [
      [-11, -8],
      [-3, -18],
      [8, -18],
      [0, -8],
      [-11, -8],
    ],
    frame,
    1.8,
  ) +
  stroke(
    [
      [0, -8],
      [-4, -20],
    ],
    frame,
    1.8,
  ) +
  stroke(
    [
      [11, -8],
      [7, -22],
      [11, -23],
    ],
    frame,
    1.8,
  ) +
  stroke(
    [
      [-7, -20.5],
      [-1, -20.5],
    ],
    '#2f3640',
    2.2,
  );

export const bike = (x: number, base: number, size: number, frame = '#3d6fa8'): string =>
  placed(x, base, size, bicycle(frame));

/** On the way to the right; a negative size rides to the left. */
export const cyclist = (x: number, base: number, size: number, who: number): string => {
  const shirt = pick(SHIRTS, who * 7 + 2);
  return placed(
    x,
    base,
    [size, Math.abs(size)],
    bicycle(pick(SHIRTS, who * 5 + 4)) +
      stroke(
        [
          [-3, -22],
          [3, -13],
          [1, -5],
        ],
        '#3f4854',
        3,
      ) +
      stroke(
        [
          [-3, -23],
          [3, -35],
        ],
        shirt,
        6,
      ) +
      stroke(
        [
          [3, -34],
          [10, -24],
        ],
        shirt,
        2.4,
      ) +
      disc(5, -41, 4.6, pick(SKINS, who * 5 + 2)) +
      shape('M0.2 -42a4.8 4.8 0 0 1 9.6 0z', pick(SHIRTS, who * 3 + 5)),
  );
};

/** Seen from the side, facing right. */
export const car = (x: number, base: number, size: number, color: string): string =>
  placed(
    x,
    base,
    size,
    oval(0, -0.5, 27, 2.2, '#000000', { opacity: 0.18 }) +
      shape('M-26 -5v-7q0 -3 4 -4l7 -2l7 -9q1 -1 3 -1h14q2 0 4 2l7 9l6 2q2 1 2 4v6z', color) +
      shape('M-11 -18l5 -6.5h7v6.500zM3 -18v-6.500h6l5 6.500z', '#cfe0e8') +
      disc(-14, -4.5, 5, '#2b3037') +
      disc(14, -4.5, 5, '#2b3037') +
      disc(-14, -4.5, 2, '#b8bec4') +
      disc(14, -4.5, 2, '#b8bec4'),
  );

/** A car from behind, for queues in the direction of view. */
export const carBehind = (x: number, base: number, size: number, color: string): string =>
  placed(
    x,
    base,
    size,
    oval(0, 0, 15, 2, '#000000', { opacity: 0.2 }) +
      box(-12, -6, 5, 6, '#2b3037', { corner: 1.5 }) +
      box(7, -6, 5, 6, '#2b3037', { corner: 1.5 }) +
      shape('M-14 -4v-9q0 -2 2 -3l3 -8q1 -2 3 -2h12q2 0 3 2l3 8q2 1 2 3v9z', color) +
      polygon(
        [
          [-9, -15.5],
          [-6.5, -22.5],
          [6.5, -22.5],
          [9, -15.5],
        ],
        '#b9ced9',
      ) +
      box(-13, -12, 5, 3, '#d4483b', { corner: 1 }) +
      box(8, -12, 5, 3, '#d4483b', { corner: 1 }) +
      box(-4, -9, 8, 3, '#f3f3ee'),
  );

/** The town bus from the side, door side to the viewer. */
export const bus = (x: number, base: number, size: number, color = '#2f7d6d'): string =>
  placed(
    x,
    base,
    size,
    oval(56, 0, 60, 3, '#000000', { opacity: 0.18 }) +
      box(0, -44, 112, 40, color, { corner: 5 }) +
      box(0, -14, 112, 6, '#f2efe6') +
      many(5, (index) => box(5 + index * 21, -39, 17, 15, '#cfe3ea', { corner: 2 })) +
      box(30, -38, 12, 33, '#d8e8ee', { corner: 1 }) +
      box(80, -38, 12, 33, '#d8e8ee', { corner: 1 }) +
      stroke(
        [
          [36, -38],
          [36, -5],
        ],
        color,
        1.4,
      ) +
      stroke(
        [
          [86, -38],
          [86, -5],
        ],
        color,
        1.4,
      ) +
      disc(20, -4, 6.5, '#2b3037') +
      disc(66, -4, 6.5, '#2b3037') +
      disc(20, -4, 2.6, '#b8bec4') +
      disc(66, -4, 2.6, '#b8bec4') +
      box(106, -18, 5, 4, '#fff2bf'),
  );
