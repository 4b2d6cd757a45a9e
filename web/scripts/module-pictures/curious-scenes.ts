import { person } from './people.ts';
import { type Scene, scene } from './scene.ts';
import { box, disc, many, oval, placed, polygon, scatter, shape, stroke } from './shapes.ts';
import { house, oldRow, tree } from './town.ts';
import { ground, hills, sky } from './weather.ts';

const hive = (x: number, base: number, color: string): string =>
  box(x, base - 34, 30, 34, color) +
  box(x - 2, base - 38, 34, 5, '#8a9096') +
  box(x, base - 18, 30, 1.4, '#000000', { opacity: 0.18 }) +
  box(x + 8, base - 6, 14, 3, '#3b2f24');

const stork =
  oval(0, -16, 13, 8, '#fbfdff') +
  shape('M-4 -12q-10 -1 -15 6q10 5 17 -1z', '#2b3037') +
  shape('M9 -20q6 -6 4 -17q0 -4 4 -5q5 0 4 5q-1 14 -7 21z', '#fbfdff') +
  polygon(
    [
      [20, -40],
      [38, -35],
      [20, -36],
    ],
    '#d9482f',
  ) +
  disc(18, -40, 1, '#1d2226') +
  stroke(
    [
      [-2, -9],
      [-2, 4],
    ],
    '#d9482f',
    1.8,
  ) +
  stroke(
    [
      [4, -9],
      [4, 4],
    ],
    '#d9482f',
    1.8,
  );

const tool = (x: number, y: number, body: string): string =>
  box(x, y, 30, 12, body, { corner: 3 }) +
  box(x + 4, y + 10, 9, 18, body, { corner: 2 }) +
  box(x + 30, y + 3, 8, 6, '#39424e') +
  box(x + 38, y + 5, 12, 2, '#9aa0a6') +
  box(x + 2, y + 26, 14, 7, '#39424e', { corner: 2 });

export const curiousScenes: readonly Scene[] = [
  scene(
    'roof-bees.svg',
    sky('day'),
    hills(120),
    oldRow(180, 132, 4, 0.7, 3),
    box(0, 128, 320, 72, '#b8bdc0'),
    box(0, 124, 320, 7, '#8d9499'),
    box(16, 52, 56, 74, '#b5573f'),
    box(28, 62, 32, 20, '#cfe0e8'),
    box(34, 92, 20, 34, '#f2efe6'),
    hive(104, 166, '#e0a33a'),
    hive(150, 170, '#7fa8c4'),
    hive(196, 166, '#d9d4c7'),
    hive(242, 170, '#8fb877'),
    many(
      24,
      (index) =>
        oval(96 + scatter(index, 91) * 190, 70 + scatter(index, 92) * 74, 2.2, 1.5, '#e0a33a') +
        oval(96 + scatter(index, 91) * 190, 68.4 + scatter(index, 92) * 74, 1.5, 1, '#ffffff', { opacity: 0.8 }),
    ),
    person(296, 186, 54, 5),
  ),
  scene(
    'tunnel.svg',
    box(0, 0, 320, 200, '#4a4038'),
    many(6, (index) =>
      oval(
        160,
        128,
        150 - index * 22,
        120 - index * 17,
        ['#6b5c4d', '#5f5144', '#54483d', '#483d34', '#3a322b', '#241f1b'][index] ?? '#241f1b',
      ),
    ),
    box(0, 160, 320, 40, '#57493c'),
    polygon(
      [
        [150, 140],
        [170, 140],
        [250, 200],
        [70, 200],
      ],
      '#6f5f4d',
    ),
    many(14, (index) => {
      const angle = Math.PI + (index / 13) * Math.PI;
      return stroke(
        [
          [160 + Math.cos(angle) * 146, 128 + Math.sin(angle) * 116],
          [160 + Math.cos(angle) * 62, 128 + Math.sin(angle) * 52],
        ],
        '#41372e',
        1.4,
      );
    }),
    disc(72, 112, 24, '#ffcf7a', { opacity: 0.25 }),
    stroke(
      [
        [64, 132],
        [72, 116],
      ],
      '#7a5b43',
      4,
    ),
    shape('M68 116q-4 -10 4 -18q8 8 6 18z', '#ffb84d'),
    disc(256, 116, 20, '#ffcf7a', { opacity: 0.2 }),
    stroke(
      [
        [264, 134],
        [256, 118],
      ],
      '#7a5b43',
      4,
    ),
    shape('M252 118q-4 -10 4 -16q7 8 5 16z', '#ffb84d'),
    many(5, (index) => oval(90 + index * 36, 184 + (index % 2) * 8, 9, 3, '#7d6c58')),
  ),
  scene(
    'crane-stork.svg',
    sky('day'),
    hills(150),
    ground(150, '#b3a98f'),
    box(18, 116, 96, 40, '#9a7f68'),
    polygon(
      [
        [14, 118],
        [30, 100],
        [102, 100],
        [118, 118],
      ],
      '#5d6673',
    ),
    many(4, (index) => box(28 + index * 22, 126, 12, 16, '#6f8797')),
    stroke(
      [
        [0, 172],
        [320, 172],
      ],
      '#6e675b',
      2,
    ),
    stroke(
      [
        [0, 182],
        [320, 182],
      ],
      '#6e675b',
      2,
    ),
    many(16, (index) => box(6 + index * 20, 169, 8, 16, '#8a7a62', { opacity: 0.6 })),
    box(206, 62, 10, 106, '#e0a33a'),
    many(7, (index) =>
      stroke(
        [
          [206, 68 + index * 14],
          [216, 80 + index * 14],
        ],
        '#b27d22',
        1.4,
      ),
    ),
    box(110, 56, 190, 8, '#e0a33a'),
    many(11, (index) =>
      stroke(
        [
          [112 + index * 17, 64],
          [121 + index * 17, 56],
        ],
        '#b27d22',
        1.4,
      ),
    ),
    polygon(
      [
        [204, 56],
        [211, 26],
        [218, 56],
      ],
      '#e0a33a',
    ),
    stroke(
      [
        [211, 26],
        [120, 56],
      ],
      '#8a9096',
      1.2,
    ),
    stroke(
      [
        [211, 26],
        [296, 56],
      ],
      '#8a9096',
      1.2,
    ),
    box(276, 64, 20, 16, '#7d8389'),
    stroke(
      [
        [140, 64],
        [140, 106],
      ],
      '#5b626a',
      1.2,
    ),
    shape('M137 106h6v5q0 4 -4 4', 'none', { stroke: '#5b626a', width: 2 }),
    shape('M154 56q20 -14 44 0q-4 4 -22 4t-22 -4z', '#8a6a48'),
    many(7, (index) =>
      stroke(
        [
          [154 + index * 6, 56],
          [160 + index * 6, 49],
        ],
        '#6b4f33',
        1.4,
      ),
    ),
    placed(174, 46, 0.85, stork),
  ),
  scene(
    'cat.svg',
    box(0, 0, 320, 200, '#dfe3da'),
    box(30, 10, 180, 130, '#c5dbe4'),
    box(116, 10, 6, 130, '#f7f3e8'),
    box(30, 70, 180, 5, '#f7f3e8'),
    tree(72, 140, 1.2),
    box(14, 140, 292, 14, '#f7f3e8'),
    box(0, 154, 320, 46, '#cfc2ac'),
    oval(190, 116, 52, 34, '#d08a4a'),
    oval(190, 132, 30, 18, '#f3e6d2'),
    disc(148, 88, 27, '#d08a4a'),
    polygon(
      [
        [126, 74],
        [128, 48],
        [146, 64],
      ],
      '#d08a4a',
    ),
    polygon(
      [
        [152, 63],
        [170, 50],
        [170, 76],
      ],
      '#d08a4a',
    ),
    polygon(
      [
        [130, 70],
        [131, 56],
        [141, 65],
      ],
      '#e9b6a0',
    ),
    polygon(
      [
        [157, 64],
        [167, 57],
        [167, 71],
      ],
      '#e9b6a0',
    ),
    oval(148, 98, 14, 10, '#f3e6d2'),
    oval(138, 86, 4.4, 5.4, '#8fae4a'),
    oval(158, 86, 4.4, 5.4, '#8fae4a'),
    oval(138, 86, 1.4, 4.6, '#1d2226'),
    oval(158, 86, 1.4, 4.6, '#1d2226'),
    polygon(
      [
        [145, 93],
        [151, 93],
        [148, 97],
      ],
      '#c76f62',
    ),
    shape('M148 97v4q-5 4 -8 0M148 101q5 4 8 0', 'none', { stroke: '#7a4f31', width: 1.2 }),
    stroke(
      [
        [132, 98],
        [112, 94],
      ],
      '#ffffff',
      1,
    ),
    stroke(
      [
        [132, 101],
        [113, 103],
      ],
      '#ffffff',
      1,
    ),
    stroke(
      [
        [164, 98],
        [184, 94],
      ],
      '#ffffff',
      1,
    ),
    stroke(
      [
        [164, 101],
        [183, 103],
      ],
      '#ffffff',
      1,
    ),
    many(4, (index) =>
      stroke(
        [
          [196 + index * 11, 86 + index * 3],
          [200 + index * 11, 108 + index * 2],
        ],
        '#a8662e',
        4,
      ),
    ),
    shape('M236 130q40 4 36 -26q-1 -10 -9 -8q2 18 -30 18z', '#d08a4a'),
    oval(166, 142, 12, 7, '#f3e6d2'),
    oval(194, 144, 12, 7, '#f3e6d2'),
    box(250, 110, 30, 30, '#b5573f'),
    disc(258, 100, 10, '#6b9a5e'),
    disc(272, 98, 11, '#5d8d55'),
  ),
  scene(
    'library-tools.svg',
    box(0, 0, 320, 200, '#ece3d2'),
    many(
      3,
      (shelf) =>
        box(8, 52 + shelf * 46, 132, 4, '#9b6b43') +
        many(14, (index) => {
          const tall = 22 + scatter(index + shelf * 20, 101) * 14;
          return box(
            12 + index * 9,
            52 + shelf * 46 - tall,
            7,
            tall,
            ['#c8553d', '#3d6fa8', '#e0a33a', '#4f8f7b', '#8b5fa0', '#d9c9a8'][(index + shelf) % 6] ?? '#c8553d',
          );
        }),
    ),
    box(6, 8, 4, 140, '#8a5f3c'),
    box(138, 8, 4, 140, '#8a5f3c'),
    box(164, 18, 140, 118, '#d5c6a8'),
    many(2, (shelf) => box(164, 72 + shelf * 60, 140, 4, '#9b6b43')),
    tool(178, 32, '#2f7d6d'),
    tool(240, 32, '#c8553d'),
    box(180, 100, 46, 30, '#e0a33a', { corner: 3 }),
    box(194, 94, 18, 8, '#b27d22', { corner: 2 }),
    stroke(
      [
        [246, 130],
        [246, 90],
      ],
      '#7a5b43',
      3,
    ),
    stroke(
      [
        [240, 92],
        [258, 92],
      ],
      '#5b626a',
      6,
    ),
    stroke(
      [
        [280, 130],
        [280, 98],
      ],
      '#c8553d',
      3,
    ),
    stroke(
      [
        [280, 98],
        [280, 86],
      ],
      '#8a9096',
      3,
    ),
    box(0, 158, 320, 42, '#a9784f'),
    box(0, 152, 320, 8, '#c29263'),
    person(64, 200, 74, 4),
    box(228, 140, 36, 14, '#f7f3e8'),
    stroke(
      [
        [234, 145],
        [256, 145],
      ],
      '#9aa0a6',
      1.4,
    ),
    stroke(
      [
        [234, 149],
        [250, 149],
      ],
      '#9aa0a6',
      1.4,
    ),
  ),
  scene(
    'night-house-odd-light.svg',
    sky('night'),
    hills(120, '#2c3558', '#263052'),
    ground(120, '#3a4560'),
    house(24, 136, 66, 70, { wall: '#6d6f8c', roof: '#3a3350', lit: true, columns: 3, rows: 3 }),
    house(214, 136, 74, 62, { wall: '#646a88', roof: '#2f3557', lit: true, columns: 3, rows: 2 }),
    polygon(
      [
        [90, 136],
        [214, 136],
        [280, 200],
        [40, 200],
      ],
      '#565c73',
    ),
    disc(150, 76, 60, '#9fe0a8', { opacity: 0.16 }),
    disc(150, 76, 34, '#9fe0a8', { opacity: 0.22 }),
    box(148.5, 76, 3, 66, '#272c3f'),
    polygon(
      [
        [142, 78],
        [158, 78],
        [155, 66],
        [145, 66],
      ],
      '#d5f7d2',
    ),
    tree(120, 138, 0.9, '#4d7a63'),
    person(176, 168, 44, 3),
  ),
];
