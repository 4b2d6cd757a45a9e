import { box, boxes, disc, list, many, oval, placed, polygon, shape, stroke } from './shapes.ts';

const ROOF = '#b5573f';
const SLATE = '#5d6673';

interface HouseLook {
  readonly wall?: string;
  readonly roof?: string;
  readonly columns?: number;
  readonly rows?: number;
  readonly lit?: boolean;
  readonly timber?: boolean;
  readonly snow?: boolean;
  readonly shop?: string;
}

/** A house with its gable to the street; (x, base) is its lower left corner. */
export function house(x: number, base: number, width: number, height: number, look: HouseLook = {}): string {
  const {
    wall = '#efe3cf',
    roof = ROOF,
    columns = 3,
    rows = 2,
    lit = false,
    timber = false,
    snow = false,
    shop,
  } = look;
  const top = base - height;
  const peak = top - width * 0.42;
  const pane = lit ? '#ffd98a' : '#6f8797';
  const cell = width / columns;
  const level = (height - (shop ? 16 : 4)) / rows;
  const windows = boxes(
    list(columns * rows, (index) => [
      x + (index % columns) * cell + cell * 0.26,
      top + Math.floor(index / columns) * level + level * 0.22,
      cell * 0.48,
      level * 0.56,
    ]),
    pane,
  );
  return (
    box(x, top, width, height, wall) +
    box(x + width * 0.86, top, width * 0.14, height, '#000000', { opacity: 0.07 }) +
    polygon(
      [
        [x, top],
        [x + width / 2, peak],
        [x + width, top],
      ],
      wall,
    ) +
    (timber
      ? boxes(
          [
            [x, top - 1, width, 2],
            [x + width / 2 - 1, peak + 6, 2, top - peak - 6],
            ...list(rows, (row): [number, number, number, number] => [x, top + (row + 1) * level - 1, width, 2]),
            [x, top, 2, height],
            [x + width - 2, top, 2, height],
          ],
          '#8a5a3c',
        )
      : '') +
    windows +
    (shop
      ? box(x + 3, base - 14, width - 6, 14, '#45525d') +
        box(x + 5, base - 12, width * 0.34, 12, '#a9c4d2') +
        box(x + width * 0.58, base - 12, width * 0.3, 12, '#a9c4d2') +
        box(x + 1, base - 18, width - 2, 5, shop)
      : '') +
    polygon(
      [
        [x - 3, top + 1.5],
        [x + width / 2, peak - 3],
        [x + width + 3, top + 1.5],
        [x + width - 1.5, top + 2.5],
        [x + width / 2, peak + 2],
        [x + 1.5, top + 2.5],
      ],
      snow ? '#fbfdfe' : roof,
    )
  );
}

/** A house with its eaves to the street: a broad roof over the front. */
export function longHouse(x: number, base: number, width: number, height: number, look: HouseLook = {}): string {
  const { wall = '#e9dcc6', roof = ROOF, columns = 4, rows = 2, lit = false, snow = false, shop } = look;
  const top = base - height;
  const pane = lit ? '#ffd98a' : '#6f8797';
  const cell = width / columns;
  const level = (height - (shop ? 16 : 2)) / rows;
  return (
    polygon(
      [
        [x - 3, top],
        [x + 7, top - height * 0.38],
        [x + width - 7, top - height * 0.38],
        [x + width + 3, top],
      ],
      snow ? '#f7fafc' : roof,
    ) +
    box(x, top, width, height, wall) +
    boxes(
      list(columns * rows, (index) => [
        x + (index % columns) * cell + cell * 0.28,
        top + Math.floor(index / columns) * level + level * 0.24,
        cell * 0.44,
        level * 0.54,
      ]),
      pane,
    ) +
    (shop
      ? box(x + 2, base - 14, width - 4, 14, '#4a5661') +
        many(columns, (index) => box(x + index * cell + 4, base - 12, cell - 8, 12, '#a9c4d2')) +
        box(x, base - 18, width, 5, shop)
      : box(x + width / 2 - 4, base - 13, 8, 13, '#7a5a45'))
  );
}

const WALLS = ['#efe3cf', '#e3c9a8', '#d9e0d4', '#f1d9c6', '#dfe3ea', '#ead9b6'];
const ROOFS = [ROOF, '#9f4a38', SLATE, '#b5653f'];

/** A row of the old town; its look follows from `first`. */
export const oldRow = (
  x: number,
  base: number,
  count: number,
  scale: number,
  first: number,
  look: HouseLook = {},
): string =>
  many(count, (index) => {
    const kind = index + first;
    return house(x + index * 42 * scale, base, 40 * scale, (40 + (kind % 3) * 8) * scale, {
      wall: WALLS[kind % WALLS.length] ?? '#efe3cf',
      roof: ROOFS[kind % ROOFS.length] ?? ROOF,
      timber: kind % 3 === 1,
      ...look,
    });
  });

export const church = (x: number, base: number, snow = false): string =>
  box(x, base - 78, 22, 78, '#d8cdbb') +
  polygon(
    [
      [x - 2, base - 78],
      [x + 11, base - 118],
      [x + 24, base - 78],
    ],
    snow ? '#f4f8fa' : SLATE,
  ) +
  stroke(
    [
      [x + 11, base - 118],
      [x + 11, base - 126],
    ],
    '#c9a94d',
    1.4,
  ) +
  box(x + 8, base - 66, 6, 12, '#5f6b75', { corner: 3 }) +
  disc(x + 11, base - 46, 5, '#f2ecdc', { stroke: '#8b7f6b', width: 1 }) +
  polygon(
    [
      [x + 22, base - 44],
      [x + 30, base - 62],
      [x + 78, base - 62],
      [x + 84, base - 44],
    ],
    snow ? '#f4f8fa' : ROOF,
  ) +
  box(x + 22, base - 44, 60, 44, '#e2d8c6') +
  many(3, (index) => box(x + 30 + index * 17, base - 34, 6, 20, '#6f8797', { corner: 3 }));

export const townHall = (x: number, base: number, wash = '#e8d6b4', lit = false): string =>
  polygon(
    [
      [x - 4, base - 62],
      [x + 12, base - 88],
      [x + 108, base - 88],
      [x + 124, base - 62],
    ],
    '#9f4a38',
  ) +
  box(x, base - 62, 120, 62, wash) +
  box(x + 50, base - 108, 20, 46, wash) +
  polygon(
    [
      [x + 47, base - 108],
      [x + 60, base - 130],
      [x + 73, base - 108],
    ],
    SLATE,
  ) +
  disc(x + 60, base - 92, 6, '#fbf7ec', { stroke: '#6d6250', width: 1 }) +
  stroke(
    [
      [x + 60, base - 92],
      [x + 60, base - 96],
    ],
    '#4c4436',
    1,
  ) +
  stroke(
    [
      [x + 60, base - 92],
      [x + 63, base - 91],
    ],
    '#4c4436',
    1,
  ) +
  boxes(
    list(7, (index) => [x + 7 + index * 16, base - 54, 9, 15]),
    lit ? '#ffe2a0' : '#6f8797',
  ) +
  many(5, (index) => shape(`M${x + 10 + index * 22} ${base}v-16a6 6 0 0 1 12 0v16z`, '#6b5b4a'));

/** Flat blocks of the Südstadt. */
export const slab = (x: number, base: number, width: number, height: number, wall = '#d5d9dc'): string =>
  box(x, base - height, width, height, wall) +
  box(x, base - height - 3, width, 3, '#8f979d') +
  boxes(
    list(Math.floor(width / 13) * Math.floor(height / 14), (index) => {
      const columns = Math.floor(width / 13);
      return [x + 4 + (index % columns) * 13, base - height + 5 + Math.floor(index / columns) * 14, 7, 7];
    }),
    '#7b8f9d',
  );

export const tree = (x: number, base: number, size: number, leaf = '#5d9158', trunk = '#7a5b43'): string =>
  box(x - 2.2 * size, base - 22 * size, 4.4 * size, 22 * size, trunk) +
  disc(x, base - 34 * size, 14 * size, leaf) +
  disc(x - 10 * size, base - 27 * size, 10 * size, leaf) +
  disc(x + 10 * size, base - 27 * size, 10 * size, leaf) +
  disc(x - 4 * size, base - 38 * size, 6 * size, '#ffffff', { opacity: 0.12 });

export const bareTree = (x: number, base: number, size: number, snow = false): string => {
  const branches: readonly (readonly [number, number, number, number])[] = [
    [0, -16, -10, -34],
    [0, -18, 11, -36],
    [0, -26, -5, -44],
    [0, -28, 5, -46],
    [-6, -27, -15, -32],
    [7, -29, 16, -33],
  ];
  return (
    stroke(
      [
        [x, base],
        [x, base - 30 * size],
      ],
      '#6b5646',
      3.6 * size,
    ) +
    branches
      .map(([x1, y1, x2, y2]) =>
        stroke(
          [
            [x + x1 * size, base + y1 * size],
            [x + x2 * size, base + y2 * size],
          ],
          '#6b5646',
          1.8 * size,
        ),
      )
      .join('') +
    (snow
      ? branches
          .map(([, , x2, y2]) => oval(x + x2 * size, base + (y2 - 1) * size, 4 * size, 1.8 * size, '#ffffff'))
          .join('')
      : '')
  );
};

/** Newly planted, with a stake. */
export const youngTree = (x: number, base: number, size: number): string =>
  stroke(
    [
      [x + 4 * size, base],
      [x + 4 * size, base - 26 * size],
    ],
    '#b08a5b',
    1.6 * size,
  ) +
  stroke(
    [
      [x, base],
      [x, base - 28 * size],
    ],
    '#7a5b43',
    1.8 * size,
  ) +
  oval(x, base - 33 * size, 7 * size, 10 * size, '#7fb069');

export const bush = (x: number, base: number, size: number, leaf = '#6b9a5e'): string =>
  disc(x, base - 5 * size, 7 * size, leaf) +
  disc(x + 9 * size, base - 4 * size, 6 * size, leaf) +
  disc(x - 8 * size, base - 4 * size, 5 * size, leaf);

export const lamp = (x: number, base: number, height: number, lit = false): string =>
  (lit ? disc(x, base - height - 3, 12, '#ffe6a8', { opacity: 0.35 }) : '') +
  stroke(
    [
      [x, base],
      [x, base - height],
    ],
    '#4a5058',
    1.8,
  ) +
  polygon(
    [
      [x - 4, base - height],
      [x + 4, base - height],
      [x + 2.6, base - height - 7],
      [x - 2.6, base - height - 7],
    ],
    lit ? '#fff1c4' : '#e9e4d4',
  ) +
  polygon(
    [
      [x - 4, base - height - 7],
      [x, base - height - 11],
      [x + 4, base - height - 7],
    ],
    '#4a5058',
  );

export const bench = (x: number, base: number, size: number): string =>
  placed(
    x,
    base,
    size,
    box(0, -9, 30, 3, '#9b6b43') +
      box(0, -17, 30, 3, '#9b6b43') +
      box(3, -18, 2, 18, '#53585f') +
      box(25, -18, 2, 18, '#53585f'),
  );

/** A stone arch bridge from edge to edge; `y` is the carriageway. */
export const archBridge = (y: number, depth: number, stone = '#b9a78e', arches = 3): string => {
  const span = 320 / arches;
  const openings = many(
    arches,
    (index) =>
      `M${Math.round(index * span + 14)} ${y + depth}v-${Math.round(depth * 0.36)}a${Math.round(span / 2 - 14)} ${Math.round(depth * 0.5)} 0 0 1 ${Math.round(span - 28)} 0v${Math.round(depth * 0.36)}z`,
  );
  return (
    shape(`M0 ${y}h320v${depth}h-320z${openings}`, stone).replace('/>', ' fill-rule="evenodd"/>') +
    box(0, y - 3, 320, 4, '#9c8b73') +
    boxes(
      list(22, (index) => [4 + index * 15, y - 12, 3, 10]),
      '#a89780',
    ) +
    box(0, y - 14, 320, 3, '#a89780')
  );
};
