import { chair, crowd, person, seated } from './people.ts';
import { type Scene, scene } from './scene.ts';
import { box, boxes, disc, dots, list, many, oval, placed, polygon, scatter, shape, stroke } from './shapes.ts';
import { bareTree, bench, bush, church, lamp, longHouse, oldRow, slab, townHall, tree, youngTree } from './town.ts';
import { ground, hills, paving, rain, sky, snowfall } from './weather.ts';

const tulip = (x: number, base: number, color: string): string =>
  stroke(
    [
      [x, base],
      [x, base - 11],
    ],
    '#4f8a4a',
    1.6,
  ) +
  shape(`M${x - 4} ${base - 20}q1 4 4 2q3 2 4 -2v6a4 4.500 0 0 1 -8 0z`, color) +
  stroke(
    [
      [x, base - 2],
      [x + 4, base - 8],
    ],
    '#4f8a4a',
    1.8,
  );

const stall = (x: number, base: number, size: number, awning: string, snow = false): string =>
  placed(
    x,
    base,
    size,
    box(0, -14, 46, 14, '#a9784f') +
      box(2, -34, 2.4, 22, '#7a5a3c') +
      box(42, -34, 2.4, 22, '#7a5a3c') +
      polygon(
        [
          [-4, -32],
          [4, -44],
          [42, -44],
          [50, -32],
        ],
        snow ? '#f7fafc' : awning,
      ) +
      boxes(
        list(6, (index) => [-4 + index * 9, -32, 4.5, 5]),
        awning,
      ) +
      many(5, (index) =>
        disc(7 + index * 8, -16, 3.4, ['#c8553d', '#e0a33a', '#7d9a4a', '#8b5fa0', '#d9843f'][index] ?? '#c8553d'),
      ),
  );

const fountain = (x: number, base: number): string =>
  oval(x, base, 34, 9, '#a9a294') +
  oval(x, base - 3, 34, 9, '#c6bfae') +
  oval(x, base - 4, 29, 6.5, '#8cc0d4') +
  box(x - 3, base - 30, 6, 26, '#b3ab9b') +
  oval(x, base - 30, 13, 3.4, '#c6bfae') +
  shape(
    `M${x} ${base - 44}q-14 2 -16 34M${x} ${base - 44}q14 2 16 34M${x} ${base - 44}q-6 4 -7 14M${x} ${base - 44}q6 4 7 14`,
    'none',
    { stroke: '#d5ebf2', width: 1.8 },
  );

const sack = (x: number, base: number, size: number, color = '#4a5666'): string =>
  shape(
    `M${x - 9 * size} ${base}q-4 ${-15 * size} ${6 * size} ${-19 * size}l${-2 * size} ${-4 * size}h${9 * size}l${-2 * size} ${4 * size}q${11 * size} ${4 * size} ${7 * size} ${19 * size}z`.replace(
      /-?\d+\.\d{2,}/g,
      (value) => String(Math.round(Number(value) * 10) / 10),
    ),
    color,
  );

const banner = (x: number, y: number, width: number, color: string): string =>
  polygon(
    [
      [x, y],
      [x + width, y - 2],
      [x + width, y + 14],
      [x, y + 16],
    ],
    color,
  ) +
  many(3, (index) =>
    stroke(
      [
        [x + 6, y + 4 + index * 4],
        [x + width - 6 - (index % 2) * 8, y + 3 + index * 4],
      ],
      '#ffffff',
      1.4,
      0.85,
    ),
  ) +
  box(x - 1, y, 2, 34, '#8a6a48') +
  box(x + width - 1, y - 2, 2, 34, '#8a6a48');

export const squareScenes: readonly Scene[] = [
  scene(
    'market-tulips-snow.svg',
    sky('winter'),
    church(232, 118, true),
    oldRow(6, 118, 5, 0.98, 1, { snow: true }),
    ground(118, '#eef3f6'),
    stroke(
      [
        [0, 132],
        [320, 126],
      ],
      '#d5dfe6',
      1.4,
    ),
    stroke(
      [
        [0, 146],
        [320, 150],
      ],
      '#dbe4ea',
      1.4,
    ),
    box(24, 164, 272, 22, '#9b7a58', { corner: 3 }),
    box(22, 160, 276, 10, '#fbfdfe', { corner: 5 }),
    many(
      16,
      (index) =>
        tulip(40 + index * 16, 164, ['#c8423a', '#e9b53c', '#d86a9a'][index % 3] ?? '#c8423a') +
        oval(40 + index * 16, 144, 3.6, 1.6, '#ffffff'),
    ),
    snowfall(),
  ),
  scene(
    'hall-empty-row.svg',
    box(0, 0, 320, 200, '#e7ddcb'),
    box(0, 0, 320, 20, '#d3c6b0'),
    many(
      3,
      (index) =>
        box(30 + index * 98, 34, 60, 62, '#bcd0da') +
        box(58 + index * 98, 34, 3, 62, '#f5efe2') +
        box(30 + index * 98, 62, 60, 3, '#f5efe2'),
    ),
    box(0, 116, 320, 84, '#b58d62'),
    many(6, (index) =>
      stroke(
        [
          [index * 64, 116],
          [(index - 2.5) * 128 + 160, 200],
        ],
        '#a37c53',
        1,
      ),
    ),
    many(9, (index) => chair(24 + index * 34, 138, 1.1)),
    many(8, (index) =>
      [1, 6].includes(index) ? seated(28 + index * 38, 160, 1.35, index) : chair(28 + index * 38, 160, 1.35),
    ),
    many(7, (index) =>
      [0, 3, 4, 5].includes(index) ? seated(26 + index * 45, 188, 1.65, index + 4) : chair(26 + index * 45, 188, 1.65),
    ),
  ),
  scene(
    'station-square.svg',
    sky('day'),
    longHouse(60, 112, 200, 46, { wall: '#d9a988', roof: '#5d6673', columns: 8, rows: 2 }),
    polygon(
      [
        [132, 66],
        [160, 40],
        [188, 66],
      ],
      '#c9977a',
    ),
    disc(160, 56, 7, '#fbf7ec', { stroke: '#6d6250', width: 1.2 }),
    paving(112, '#ddd3c4', '#c9bda9'),
    tree(26, 132, 1.1),
    tree(296, 132, 1.1),
    fountain(160, 160),
    bench(42, 172, 1.3),
    bench(238, 172, 1.3),
    person(92, 168, 42, 2),
    person(106, 168, 30, 7),
    person(226, 150, 32, 5),
    lamp(116, 130, 34),
    lamp(204, 130, 34),
  ),
  scene(
    'market-sacks.svg',
    sky('dawn'),
    oldRow(0, 112, 4, 1, 3),
    church(196, 112),
    paving(112),
    many(7, (index) =>
      sack(
        52 + index * 34 + (index % 2) * 6,
        164 - (index % 3) * 12,
        1 + (index % 2) * 0.25,
        index % 3 ? '#4a5666' : '#3c5a4c',
      ),
    ),
    many(6, (index) => sack(34 + index * 48, 192 - (index % 2) * 6, 1.5, index % 2 ? '#4a5666' : '#566274')),
    many(14, (index) =>
      oval(
        scatter(index, 51) * 300 + 10,
        170 + scatter(index, 52) * 26,
        3.2,
        1.6,
        ['#e0a33a', '#f3f0e6', '#c8553d'][index % 3] ?? '#f3f0e6',
      ),
    ),
  ),
  scene(
    'playground.svg',
    sky('day'),
    slab(10, 106, 92, 60),
    slab(222, 106, 84, 48, '#e2d6c2'),
    ground(106, '#93b97c'),
    oval(168, 168, 136, 28, '#e6cf9f'),
    tree(126, 118, 1),
    tree(206, 112, 0.8, '#6e9f66'),
    box(66, 104, 4, 66, '#8a5f3c'),
    box(98, 104, 4, 66, '#8a5f3c'),
    polygon(
      [
        [60, 106],
        [84, 86],
        [108, 106],
      ],
      '#c8553d',
    ),
    box(62, 132, 44, 4, '#a9784f'),
    shape('M104 134q22 8 34 38h10q-12 -38 -40 -46z', '#e0a33a'),
    stroke(
      [
        [188, 170],
        [204, 116],
        [264, 116],
        [280, 170],
      ],
      '#3d6fa8',
      4,
    ),
    stroke(
      [
        [218, 116],
        [214, 152],
      ],
      '#5b626a',
      1.4,
    ),
    stroke(
      [
        [228, 116],
        [224, 152],
      ],
      '#5b626a',
      1.4,
    ),
    box(211, 151, 16, 3, '#39424e'),
    person(219, 162, 30, 6),
    stroke(
      [
        [248, 116],
        [250, 154],
      ],
      '#5b626a',
      1.4,
    ),
    stroke(
      [
        [258, 116],
        [260, 154],
      ],
      '#5b626a',
      1.4,
    ),
    box(247, 153, 16, 3, '#39424e'),
    person(160, 182, 34, 3, 'wave'),
    person(36, 170, 46, 8),
  ),
  scene(
    'town-hall-protest.svg',
    sky('day'),
    townHall(100, 118),
    oldRow(-6, 118, 2, 1.1, 2),
    oldRow(232, 118, 2, 1.1, 4),
    paving(118),
    crowd(14, 306, 190, 3, 7, 48, 5),
    banner(44, 96, 56, '#4f8f7b'),
    banner(140, 104, 62, '#c8553d'),
    banner(234, 98, 50, '#3d6fa8'),
  ),
  scene(
    'town-hall-night.svg',
    sky('night'),
    polygon(
      [
        [60, 200],
        [100, 30],
        [140, 200],
      ],
      '#8b5fa0',
      { opacity: 0.35 },
    ),
    polygon(
      [
        [180, 200],
        [230, 24],
        [270, 200],
      ],
      '#3d8fb8',
      { opacity: 0.35 },
    ),
    townHall(100, 128, '#b97fb6', true),
    oldRow(-14, 128, 2, 1.3, 1, { wall: '#5a5f86', roof: '#2f3557', lit: true }),
    oldRow(240, 128, 2, 1.3, 3, { wall: '#53628c', roof: '#2f3557', lit: true }),
    ground(128, '#3e4263'),
    many(6, (index) =>
      oval(30 + index * 54, 150 + (index % 2) * 16, 30, 5, ['#b05fa8', '#4f9fc8', '#d9a14f'][index % 3] ?? '#b05fa8', {
        opacity: 0.4,
      }),
    ),
    crowd(60, 260, 188, 2, 7, 36, 2),
  ),
  scene(
    'christmas-market-archive.svg',
    sky('evening'),
    church(14, 112, true),
    oldRow(106, 112, 4, 1.25, 2, { snow: true, lit: true }),
    ground(112, '#dfe6ee'),
    stall(16, 150, 1.3, '#a8423f', true),
    stall(110, 146, 1.2, '#4f8f7b', true),
    stall(218, 150, 1.4, '#a8423f', true),
    shape('M6 96Q80 112 150 94T314 96', 'none', { stroke: '#6b6f7c', width: 1 }),
    dots(
      list(16, (index) => [12 + index * 20, 100 + Math.sin(index * 0.8) * 5]),
      '#ffe39a',
      4.4,
    ),
    crowd(30, 300, 190, 2, 7, 42, 9),
    snowfall(),
  ),
  scene(
    'christmas-market.svg',
    sky('night'),
    oldRow(0, 116, 4, 1.05, 4, { snow: true, lit: true }),
    church(206, 116, true),
    ground(116, '#b9c4d6'),
    polygon(
      [
        [146, 156],
        [164, 56],
        [182, 156],
      ],
      '#2f6b4a',
    ),
    many(14, (index) =>
      disc(
        164 + (scatter(index, 61) - 0.5) * (8 + index * 2),
        70 + index * 6,
        2.2,
        ['#ffe39a', '#e3584a', '#8fd0ff'][index % 3] ?? '#ffe39a',
      ),
    ),
    disc(164, 55, 4, '#ffe39a'),
    stall(22, 168, 1.5, '#a8423f', true),
    stall(218, 168, 1.5, '#3d6fa8', true),
    crowd(96, 230, 194, 1, 5, 44, 3),
  ),
  scene(
    'market-trees.svg',
    sky('day'),
    oldRow(0, 108, 5, 1, 0),
    church(224, 108),
    paving(108),
    many(4, (index) => tree(46 + index * 76, 142, 1.15, index % 2 ? '#5d9158' : '#6e9f66')),
    bench(70, 168, 1.3),
    bench(198, 168, 1.3),
    person(132, 180, 44, 1),
    person(150, 180, 42, 8),
    person(264, 172, 40, 3),
  ),
  scene(
    'meeting-full.svg',
    sky('evening'),
    townHall(20, 112),
    oldRow(160, 112, 4, 1, 1),
    paving(112),
    box(206, 118, 94, 30, '#6b5440'),
    box(206, 92, 94, 3, '#8c8f94'),
    box(206, 92, 3, 30, '#8c8f94'),
    box(297, 92, 3, 30, '#8c8f94'),
    person(246, 120, 26, 2, 'wave'),
    person(266, 120, 26, 5),
    crowd(130, 316, 192, 3, 8, 36, 6),
    person(22, 178, 40, 4),
    person(64, 190, 44, 7),
    bench(74, 152, 1),
  ),
  scene(
    'young-trees-street.svg',
    sky('day'),
    oldRow(-4, 116, 8, 0.98, 2, { shop: '#4f8f7b', rows: 2 }),
    ground(116, '#d9d2c6'),
    box(0, 150, 320, 50, '#7a8087'),
    box(0, 147, 320, 3, '#c9c4ba'),
    many(8, (index) => box(10 + index * 42, 174, 20, 2, '#eceae3')),
    many(5, (index) => box(24 + index * 64, 140, 22, 5, '#8a6a4a') + youngTree(34 + index * 64, 142, 1.35)),
    person(74, 146, 34, 3),
    person(188, 146, 36, 6),
    person(200, 146, 26, 1),
  ),
  scene(
    'park-allee.svg',
    sky('day'),
    hills(90),
    ground(90, '#8fb877'),
    polygon(
      [
        [150, 92],
        [170, 92],
        [250, 200],
        [70, 200],
      ],
      '#dccaa4',
    ),
    many(
      5,
      (index) =>
        tree(136 - index * 24, 104 + index * 18, 0.6 + index * 0.28) +
        tree(184 + index * 24, 104 + index * 18, 0.6 + index * 0.28, '#6e9f66'),
    ),
    person(160, 150, 30, 4),
    person(172, 150, 28, 9),
    bush(282, 196, 1.6),
    bench(206, 190, 1.1),
  ),
  scene(
    'evening-snow-pavement.svg',
    sky('evening'),
    oldRow(-8, 120, 4, 1.05, 1, { snow: true, lit: true }),
    longHouse(168, 120, 150, 42, { snow: true, lit: true, wall: '#dfe3ea', columns: 6 }),
    ground(120, '#e8eef4'),
    polygon(
      [
        [0, 142],
        [320, 134],
        [320, 156],
        [0, 168],
      ],
      '#a9adb2',
    ),
    shape('M0 168Q80 156 160 166T320 156v10q-80 8 -160 6t-160 6z', '#ffffff'),
    ground(180, '#8f969e'),
    shape('M0 176Q90 170 180 178T320 172v14h-320z', '#f7fafc'),
    bareTree(270, 142, 1.2, true),
    lamp(120, 140, 52, true),
    lamp(214, 136, 46, true),
    person(56, 162, 44, 5),
    stroke(
      [
        [66, 146],
        [84, 166],
      ],
      '#8a5f3c',
      2,
    ),
    box(82, 162, 12, 6, '#c8553d'),
    snowfall(),
  ),
  scene(
    'rain-market-dull.svg',
    sky('grey'),
    oldRow(0, 114, 5, 1, 2),
    church(230, 114),
    paving(114, '#a9a69e', '#989489'),
    stall(56, 164, 1.5, '#7d8a95'),
    oval(210, 178, 54, 6, '#c3c9cc', { opacity: 0.7 }),
    person(170, 168, 42, 6),
    shape('M150 128a20 16 0 0 1 40 0z', '#39424e'),
    stroke(
      [
        [170, 128],
        [170, 152],
      ],
      '#39424e',
      1.4,
    ),
    rain(),
  ),
];
