import { crowd, person } from './people.ts';
import { type Scene, scene } from './scene.ts';
import { box, disc, many, oval, placed, polygon, scatter, shape, stroke } from './shapes.ts';
import { archBridge, bareTree, bench, bush, house, lamp, longHouse, oldRow, tree } from './town.ts';
import { fog, ground, hills, rain, sky, water } from './weather.ts';

const swan =
  shape('M-20 -6q4 12 22 11q16 0 18 -14q-7 4 -13 1q-9 -5 -18 -3z', '#fbfdff') +
  shape('M-18 -6q-5 -8 -2 -17q2 -6 7 -5q4 1 3 5q-4 -2 -5 2q-1 6 2 12z', '#fbfdff') +
  polygon(
    [
      [-10, -24],
      [-4, -21.5],
      [-10, -20.5],
    ],
    '#e8862e',
  ) +
  disc(-14, -25.5, 0.9, '#222831');

/** A mill with its wheel; (x, base) is the left corner at the water. */
const mill = (x: number, base: number): string =>
  house(x, base, 62, 58, { wall: '#e3d3b6', timber: true, columns: 3, rows: 3 }) +
  disc(x + 70, base - 4, 22, 'none', { stroke: '#6e4f36', width: 3 }) +
  many(8, (index) => {
    const angle = (index * Math.PI) / 4;
    return stroke(
      [
        [x + 70, base - 4],
        [x + 70 + Math.cos(angle) * 25, base - 4 + Math.sin(angle) * 25],
      ],
      '#6e4f36',
      2,
    );
  });

const beaver =
  oval(0, -9, 17, 11, '#7a4f31') +
  disc(14, -14, 8, '#83573a') +
  disc(11, -21, 2.2, '#6b4429') +
  disc(17, -15.5, 1.1, '#1e1a17') +
  oval(21.5, -13, 2.4, 1.8, '#3a2a20') +
  box(18.6, -10, 2.6, 3.2, '#f3ead2') +
  oval(-22, -4, 11, 4, '#57402f') +
  oval(8, -1.5, 5, 2, '#57402f') +
  oval(-6, -1, 5, 2, '#57402f');

const rowingBoat = (hull: string): string =>
  shape('M-34 -4q34 9 68 0q-3 12 -12 13h-44q-9 -1 -12 -13z', hull) +
  stroke(
    [
      [-33, -4],
      [33, -4],
    ],
    '#f0e6d2',
    2,
  );

const reeds = (x: number, base: number, count: number): string =>
  many(count, (index) => {
    const left = x + index * 4;
    const tall = 12 + scatter(index, 31) * 12;
    return (
      stroke(
        [
          [left, base],
          [left + 2, base - tall],
        ],
        '#7d8f4a',
        1.4,
      ) + oval(left + 2, base - tall, 1.4, 3.4, '#6b4a2e')
    );
  });

export const riverScenes: readonly Scene[] = [
  scene(
    'underpass.svg',
    sky('grey'),
    ground(60, '#a7aca8'),
    box(0, 0, 320, 58, '#8d938f'),
    many(16, (index) => box(index * 20, 50, 19, 8, index % 2 ? '#9aa09b' : '#949a96')),
    polygon(
      [
        [0, 58],
        [92, 74],
        [92, 138],
        [0, 170],
      ],
      '#b4b7b0',
    ),
    polygon(
      [
        [320, 58],
        [228, 74],
        [228, 138],
        [320, 170],
      ],
      '#a5a9a3',
    ),
    box(92, 74, 136, 64, '#5b646b'),
    box(104, 84, 112, 46, '#cfdbe2'),
    tree(130, 130, 0.8),
    tree(196, 130, 0.6, '#6e9f66'),
    many(4, (index) => box(112 + index * 28, 62, 14, 4, '#f4eecb')),
    water(132, 200, '#7b98a5', '#a4bcc6'),
    stroke(
      [
        [0, 152],
        [92, 130],
      ],
      '#d8d4c8',
      2.4,
    ),
    box(14, 86, 34, 22, '#3d6fa8', { corner: 2 }),
    stroke(
      [
        [22, 97],
        [40, 97],
        [35, 92],
      ],
      '#ffffff',
      2.4,
    ),
    placed(178, 162, 1.5, swan),
    oval(176, 172, 40, 4, '#c7d6dd', { opacity: 0.6 }),
  ),
  scene(
    'mill-beaver.svg',
    sky('dawn'),
    hills(100),
    ground(100, '#93b07f'),
    mill(24, 122),
    tree(214, 118, 1, '#6b9a5e'),
    tree(262, 116, 1.2, '#5d8d55'),
    water(122, 200, '#6b9db0', '#93bccb'),
    shape('M100 122q6 12 0 26h40q-6 -14 0 -26z', '#c7dde4', { opacity: 0.8 }),
    shape('M188 200q10 -34 60 -38h72v38z', '#8a9a5b'),
    many(5, (index) =>
      stroke(
        [
          [206 + index * 16, 168 - (index % 2) * 4],
          [236 + index * 14, 160 + (index % 3) * 5],
        ],
        '#7a5b43',
        3,
      ),
    ),
    placed(252, 172, 1.35, beaver),
    reeds(290, 182, 7),
  ),
  scene(
    'lake-fish.svg',
    sky('day'),
    hills(92),
    ground(92, '#86ab78'),
    tree(30, 100, 0.9),
    tree(64, 98, 0.7, '#6e9f66'),
    tree(286, 100, 1),
    water(100, 200, '#5a93a8', '#86b6c6'),
    shape('M30 168q30 -26 110 -24q60 2 92 14l36 -14q-8 16 0 34l-36 -10q-40 20 -104 20q-70 0 -98 -20z', '#47565c'),
    shape('M40 172q40 20 96 16q54 0 88 -14q-40 8 -90 6q-60 -2 -94 -8z', '#8d9a94'),
    disc(62, 162, 3, '#f2ecd2'),
    disc(62, 162, 1.5, '#1d2226'),
    stroke(
      [
        [34, 168],
        [14, 156],
        [4, 160],
      ],
      '#39464b',
      2,
    ),
    stroke(
      [
        [34, 172],
        [18, 184],
        [6, 184],
      ],
      '#39464b',
      2,
    ),
    placed(214, 132, 0.8, rowingBoat('#b5573f')),
    person(206, 130, 26, 4),
    person(224, 130, 24, 9),
    reeds(4, 116, 5),
  ),
  scene(
    'bridge-fog.svg',
    sky('grey'),
    hills(96, '#c2ccce', '#b3c0c0'),
    bareTree(40, 108, 0.9),
    bareTree(276, 108, 1),
    archBridge(108, 44, '#a89f90'),
    lamp(80, 98, 26),
    lamp(240, 98, 26),
    person(150, 98, 22, 3),
    water(150, 200, '#94a6ac', '#b4c2c6'),
    fog(70, 8),
  ),
  scene(
    'river-red.svg',
    sky('evening'),
    hills(100, '#8d94a0', '#6f7f78'),
    ground(100, '#7d9268'),
    oldRow(168, 110, 3, 0.7, 2),
    tree(40, 112, 1, '#5c7d52'),
    tree(84, 110, 0.8, '#698a5c'),
    shape('M0 130q80 -20 150 -6t170 -14v90h-320z', '#8e2f3c'),
    shape(
      'M10 152q8 -4 16 0t16 0M90 140q8 -4 16 0t16 0M190 136q8 -4 16 0t16 0M60 176q8 -4 16 0t16 0M150 166q8 -4 16 0t16 0M240 160q8 -4 16 0t16 0M220 186q8 -4 16 0t16 0',
      'none',
      { stroke: '#b9545f', width: 1.6 },
    ),
    bush(14, 136, 1.2),
    bench(236, 122, 0.9),
  ),
  scene(
    'river-low.svg',
    sky('heat'),
    hills(96, '#c3bd90', '#aeb07a'),
    ground(96, '#b5b27c'),
    mill(10, 116),
    tree(210, 110, 1.1, '#8f9a52'),
    tree(256, 108, 0.9, '#9aa25a'),
    shape('M0 122h320v78h-320z', '#c9b78f'),
    many(34, (index) =>
      oval(
        scatter(index, 41) * 320,
        130 + scatter(index, 42) * 66,
        4 + scatter(index, 43) * 5,
        2 + scatter(index, 44) * 2.4,
        index % 2 ? '#a99c82' : '#b8ab90',
      ),
    ),
    shape('M120 122q30 18 -6 34t10 44h60q-50 -20 -14 -42t-14 -36z', '#7fb0c0'),
    person(222, 172, 48, 2),
    stroke(
      [
        [230, 146],
        [262, 112],
      ],
      '#6e4f36',
      1.4,
    ),
    stroke(
      [
        [262, 112],
        [268, 150],
      ],
      '#e8ebee',
      0.8,
    ),
  ),
  scene(
    'flood-promenade.svg',
    sky('grey'),
    hills(84, '#a8b6b2', '#93a69c'),
    ground(84, '#8fa389'),
    oldRow(20, 110, 4, 0.72, 1),
    longHouse(216, 110, 84, 34, { wall: '#dfe3ea', roof: '#5d6673' }),
    water(110, 200, '#8a8f7c', '#aaae9a'),
    bench(54, 150, 1.3),
    oval(74, 152, 30, 3, '#aaae9a'),
    lamp(142, 164, 62),
    lamp(262, 154, 52),
    bareTree(204, 156, 1.4),
    box(106, 126, 2.4, 34, '#777d80'),
    box(96, 118, 22, 14, '#3d6fa8', { corner: 1.5 }),
    disc(107, 125, 3.6, '#ffffff'),
    rain(),
  ),
  scene(
    'pool-rain.svg',
    sky('grey'),
    hills(88, '#a8b6b2', '#93a69c'),
    ground(88, '#8cab78'),
    longHouse(14, 106, 96, 26, { wall: '#eef0ea', roof: '#4f7f96', columns: 6, rows: 1 }),
    tree(140, 104, 0.9),
    tree(292, 104, 1.1),
    polygon(
      [
        [40, 128],
        [286, 128],
        [316, 182],
        [6, 182],
      ],
      '#d9e2e4',
    ),
    polygon(
      [
        [52, 132],
        [276, 132],
        [302, 177],
        [18, 177],
      ],
      '#6fb4c9',
    ),
    many(4, (index) =>
      stroke(
        [
          [96 + index * 42, 132],
          [84 + index * 54, 177],
        ],
        '#a5d2df',
        1.6,
      ),
    ),
    box(232, 96, 4, 38, '#b9c1c6'),
    box(256, 96, 4, 38, '#b9c1c6'),
    box(214, 96, 50, 4, '#b9c1c6'),
    stroke(
      [
        [266, 132],
        [262, 120],
        [270, 120],
      ],
      '#9aa3a9',
      2,
    ),
    bench(140, 122, 0.9),
    rain(),
  ),
  scene(
    'bridge-closed.svg',
    sky('day'),
    hills(96),
    tree(24, 106, 0.9),
    tree(292, 106, 1.1),
    archBridge(106, 46),
    lamp(60, 96, 28),
    lamp(250, 96, 28),
    many(
      3,
      (index) =>
        box(94 + index * 46, 78, 40, 8, '#f4f2ec') +
        many(4, (part) =>
          polygon(
            [
              [96 + index * 46 + part * 10, 78],
              [101 + index * 46 + part * 10, 78],
              [98 + index * 46 + part * 10, 86],
              [93 + index * 46 + part * 10, 86],
            ],
            '#c8423a',
          ),
        ) +
        box(98 + index * 46, 86, 3, 16, '#8a9096') +
        box(128 + index * 46, 86, 3, 16, '#8a9096'),
    ),
    disc(164, 60, 12, '#ffffff'),
    disc(164, 60, 12, 'none', { stroke: '#c8423a', width: 4 }),
    box(162.6, 72, 3, 32, '#8a9096'),
    water(150, 200),
    crowd(20, 70, 192, 1, 2, 0.1),
  ),
];
