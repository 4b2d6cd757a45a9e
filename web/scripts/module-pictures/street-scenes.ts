import { bike, bus, car, carBehind, crowd, cyclist, person } from './people.ts';
import { type Scene, scene } from './scene.ts';
import { box, boxes, disc, dots, list, many, oval, polygon, scatter, shape, stroke } from './shapes.ts';
import { bench, bush, house, lamp, longHouse, oldRow, slab, tree } from './town.ts';
import { ground, hills, paving, road, roadAhead, sky } from './weather.ts';

const COLORS = ['#c8553d', '#d9d4c7', '#3d6fa8', '#39424e', '#9aa0a6', '#4f8f7b'];
const color = (index: number): string => COLORS[index % COLORS.length] ?? '#9aa0a6';

const fence = (x: number, base: number, count: number): string =>
  box(x, base - 22, count * 30, 6, '#f4f2ec') +
  boxes(
    list(count * 3, (index) => [x + 2 + index * 10, base - 22, 5, 6]),
    '#c8423a',
  ) +
  boxes(
    list(count * 2, (index) => [x + 3 + index * 15, base - 16, 2.4, 16]),
    '#8a9096',
  );

const stump = (x: number, base: number, size: number): string =>
  box(x - 12 * size, base - 13 * size, 24 * size, 13 * size, '#7a5b43') +
  oval(x, base - 13 * size, 12 * size, 4.4 * size, '#d9b98a') +
  oval(x, base - 13 * size, 7 * size, 2.5 * size, 'none', { stroke: '#b8925f', width: 1 }) +
  oval(x, base - 13 * size, 3 * size, 1.1 * size, '#b8925f');

export const streetScenes: readonly Scene[] = [
  scene(
    'bike-tour.svg',
    sky('day'),
    hills(96),
    ground(96, '#93b97c'),
    oldRow(196, 112, 3, 0.9, 2),
    tree(22, 118, 1.2),
    tree(74, 112, 0.8, '#6e9f66'),
    box(0, 136, 320, 64, '#b5674f'),
    box(0, 133, 320, 3, '#e9e5da'),
    crowd(20, 300, 162, 2, 8, 36, 4),
    many(5, (index) => bike(40 + index * 62, 190, 1.15, color(index))),
    many(5, (index) => person(58 + index * 62, 192, 46, index + 3)),
  ),
  scene(
    'ring-without-trees.svg',
    sky('day'),
    oldRow(-10, 112, 8, 1.02, 4),
    ground(112, '#d5cec1'),
    road(132, 186),
    box(0, 128, 320, 5, '#c5b9a4'),
    car(70, 154, 0.85, '#3d6fa8'),
    car(212, 180, 1, '#d9d4c7'),
    cyclist(140, 128, 0.75, 3),
    lamp(34, 128, 44),
    lamp(174, 128, 44),
    lamp(296, 128, 44),
  ),
  scene(
    'bus-kerb.svg',
    sky('day'),
    slab(12, 96, 110, 58),
    slab(200, 96, 104, 44, '#e2d6c2'),
    ground(96, '#93b97c'),
    box(0, 138, 320, 62, '#71777f'),
    bus(30, 150, 1.75),
    polygon(
      [
        [0, 152],
        [320, 152],
        [320, 200],
        [0, 200],
      ],
      '#cfc8bb',
    ),
    box(0, 149, 320, 6, '#ece9e0'),
    many(12, (index) => box(8 + index * 27, 160, 20, 4, '#f4f2ec')),
    person(262, 188, 52, 4),
    stroke(
      [
        [268, 170],
        [276, 188],
      ],
      '#7a5b43',
      2,
    ),
  ),
  scene(
    'station-street-empty.svg',
    sky('day'),
    many(4, (index) =>
      house(0 + index * 26, 108 + index * -3, 40 - index * 6, 56 - index * 8, { shop: '#b5573f', columns: 2 }),
    ),
    many(4, (index) =>
      house(280 - index * 22, 108 + index * -3, 40 - index * 6, 58 - index * 8, {
        shop: '#4f8f7b',
        columns: 2,
        wall: '#e3c9a8',
        roof: '#5d6673',
      }),
    ),
    ground(106, '#d6cfc3'),
    roadAhead(100, '#a4a7a9', 60, 300),
    tree(66, 122, 0.7),
    tree(256, 122, 0.7, '#6e9f66'),
    bench(32, 168, 1.2),
    bench(256, 168, 1.2),
    person(130, 168, 42, 2),
    person(196, 150, 32, 6),
    cyclist(170, 190, 1.1, 5),
  ),
  scene(
    'heat-stop.svg',
    sky('heat'),
    hills(92, '#c9bf8d', '#b3ac78'),
    ground(92, '#bdb27d'),
    longHouse(196, 108, 110, 34),
    box(0, 124, 320, 76, '#5b5d60'),
    shape('M0 128q30 8 60 0t60 4t70 -2t60 4t70 -4v8h-320z', '#6a6c6f'),
    shape('M40 170q20 14 46 4t40 8t30 -4q-8 16 -52 16t-64 -24z', '#3f4144'),
    shape('M52 172q18 8 34 2M108 180q14 4 30 -2', 'none', { stroke: '#8b8e92', width: 2 }),
    box(214, 62, 3, 62, '#8a9096'),
    disc(215.5, 58, 12, '#f2c22e'),
    shape('M210 64v-12m0 5h10m0 -5v12', 'none', { stroke: '#2f7d4f', width: 3 }),
    box(236, 76, 66, 4, '#8a9096'),
    box(238, 80, 3, 44, '#8a9096'),
    box(297, 80, 3, 44, '#8a9096'),
    bench(252, 124, 1.1),
    shape(
      'M20 112q4 -6 0 -12t0 -12M60 112q4 -6 0 -12t0 -12M120 112q4 -6 0 -12t0 -12M164 112q4 -6 0 -12t0 -12',
      'none',
      { stroke: '#fff6dc', width: 1.6, opacity: 0.8 },
    ),
  ),
  scene(
    'works-pavement.svg',
    sky('day'),
    oldRow(-6, 114, 7, 1.15, 3, { shop: '#8b5fa0' }),
    ground(114, '#d9d2c6'),
    box(0, 146, 320, 54, '#767c84'),
    polygon(
      [
        [90, 152],
        [300, 152],
        [316, 192],
        [70, 192],
      ],
      '#8a6a4a',
    ),
    dots(
      list(18, (index) => [96 + scatter(index, 71) * 200, 158 + scatter(index, 72) * 30]),
      '#6e5238',
      5,
    ),
    stroke(
      [
        [110, 176],
        [280, 170],
      ],
      '#4f8fb0',
      5,
    ),
    fence(64, 156, 8),
    box(252, 166, 40, 18, '#e0a33a', { corner: 3 }),
    box(264, 152, 20, 16, '#e9b95c', { corner: 2 }),
    stroke(
      [
        [254, 168],
        [232, 152],
        [222, 172],
      ],
      '#d08f2a',
      4,
    ),
    person(40, 144, 38, 2),
    person(56, 144, 30, 7),
    person(206, 136, 34, 5),
  ),
  scene(
    'stumps.svg',
    sky('day'),
    ground(70, '#9fb884'),
    box(0, 58, 320, 40, '#b9ae9a'),
    many(12, (index) => box(index * 28 - 6, 60 + (index % 2) * 12, 26, 10, index % 3 ? '#aca08b' : '#c4b9a5')),
    polygon(
      [
        [0, 98],
        [320, 98],
        [320, 200],
        [0, 200],
      ],
      '#93ad78',
    ),
    polygon(
      [
        [40, 200],
        [110, 98],
        [150, 98],
        [150, 200],
      ],
      '#d8c8a6',
    ),
    stump(208, 154, 1.7),
    stump(82, 180, 2),
    many(16, (index) => oval(scatter(index, 81) * 320, 150 + scatter(index, 82) * 46, 4, 1.4, '#e0c495')),
  ),
  scene(
    'lane-closed.svg',
    sky('day'),
    many(3, (index) =>
      house(-6 + index * 34, 132 - index * 10, 50 - index * 8, 76 - index * 12, {
        shop: '#c8553d',
        columns: 2,
        timber: index === 1,
      }),
    ),
    many(3, (index) =>
      house(276 - index * 30, 132 - index * 10, 50 - index * 8, 78 - index * 12, {
        shop: '#3d6fa8',
        columns: 2,
        wall: '#d9e0d4',
        roof: '#5d6673',
      }),
    ),
    paving(120, '#cfc4b3', '#bcb09c'),
    fence(92, 158, 5),
    disc(160, 112, 13, '#ffffff'),
    disc(160, 112, 13, 'none', { stroke: '#c8423a', width: 4 }),
    box(158.8, 125, 2.4, 34, '#8a9096'),
    bush(40, 170, 1.2),
    bush(286, 170, 1.2),
  ),
  scene(
    'festival-lane.svg',
    sky('day'),
    many(3, (index) =>
      house(-6 + index * 34, 122 - index * 8, 50 - index * 8, 72 - index * 12, {
        shop: '#e0a33a',
        columns: 2,
        timber: index !== 1,
      }),
    ),
    many(3, (index) =>
      house(276 - index * 30, 122 - index * 8, 50 - index * 8, 74 - index * 12, {
        shop: '#4f8f7b',
        columns: 2,
        wall: '#f1d9c6',
        roof: '#9f4a38',
      }),
    ),
    paving(112, '#d3c8b6', '#c0b49f'),
    crowd(86, 236, 140, 2, 4, 28, 1),
    crowd(30, 292, 192, 3, 6, 50, 8),
  ),
  scene(
    'jam-school.svg',
    sky('dawn'),
    longHouse(16, 108, 168, 48, { wall: '#e6c9a4', columns: 8, rows: 2 }),
    tree(214, 112, 1.1),
    tree(258, 110, 0.9, '#6e9f66'),
    ground(108, '#cfc8bb'),
    polygon(
      [
        [70, 112],
        [190, 112],
        [320, 200],
        [0, 200],
      ],
      '#767c84',
    ),
    many(3, (index) => carBehind(100 + index * 34, 128, 0.62, color(index + 1))),
    many(3, (index) => carBehind(82 + index * 48, 150, 0.95, color(index + 3))),
    many(3, (index) => carBehind(52 + index * 74, 190, 1.5, color(index))),
    person(262, 152, 34, 1),
    person(276, 152, 24, 6),
    person(296, 170, 28, 3),
    lamp(232, 130, 48),
  ),
  scene(
    'bike-lane-ends.svg',
    sky('grey'),
    oldRow(-8, 108, 4, 0.95, 1),
    longHouse(158, 108, 168, 40, { wall: '#dfe3ea' }),
    ground(108, '#cbc5b9'),
    box(0, 130, 320, 70, '#777d85'),
    polygon(
      [
        [0, 134],
        [196, 134],
        [210, 160],
        [0, 160],
      ],
      '#b5574a',
    ),
    many(5, (index) => box(8 + index * 40, 132, 20, 2, '#f4f2ec')),
    stroke(
      [
        [196, 134],
        [210, 160],
      ],
      '#f4f2ec',
      3,
    ),
    many(7, (index) => box(6 + index * 46, 180, 24, 2.4, '#eceae3')),
    cyclist(150, 156, 1.1, 2),
    car(252, 158, 1, '#d9d4c7'),
  ),
  scene(
    'narrow-pavement.svg',
    sky('day'),
    hills(84),
    box(0, 0, 96, 200, '#e3d0b0'),
    many(2, (index) => box(20, 22 + index * 84, 44, 52, '#6f8797') + box(18, 74 + index * 84, 48, 4, '#f7f1e4')),
    polygon(
      [
        [96, 0],
        [116, 60],
        [116, 84],
        [96, 200],
      ],
      '#cdb992',
    ),
    polygon(
      [
        [116, 84],
        [146, 84],
        [214, 200],
        [96, 200],
      ],
      '#c9c3b8',
    ),
    polygon(
      [
        [146, 84],
        [152, 84],
        [236, 200],
        [214, 200],
      ],
      '#ece9e0',
    ),
    polygon(
      [
        [152, 84],
        [190, 84],
        [320, 190],
        [320, 200],
        [236, 200],
      ],
      '#b5574a',
    ),
    polygon(
      [
        [190, 84],
        [320, 84],
        [320, 190],
      ],
      '#777d85',
    ),
    polygon(
      [
        [112, 168],
        [200, 166],
        [204, 174],
        [110, 176],
      ],
      '#f2d24a',
    ),
    many(9, (index) =>
      stroke(
        [
          [118 + index * 9.4, 168],
          [118 + index * 9.4, 172],
        ],
        '#4c4436',
        1,
      ),
    ),
    cyclist(226, 128, 0.7, 4),
    tree(292, 92, 0.7),
  ),
  scene(
    'ring-quiet.svg',
    sky('dawn'),
    oldRow(150, 106, 5, 0.9, 2),
    tree(30, 112, 1.1),
    tree(96, 110, 1, '#6e9f66'),
    ground(106, '#a8bb8c'),
    roadAhead(104, '#7b8188', 60, 460),
    polygon(
      [
        [188, 104],
        [198, 104],
        [372, 200],
        [330, 200],
      ],
      '#b5574a',
    ),
    lamp(58, 140, 50),
    lamp(120, 116, 26),
    cyclist(244, 150, 1, 6),
  ),
  scene(
    'car-park-empty.svg',
    sky('grey'),
    box(14, 54, 200, 54, '#d9dee2'),
    box(14, 48, 200, 10, '#c8553d'),
    many(6, (index) => box(26 + index * 31, 76, 20, 32, '#8aa3b1')),
    ground(108, '#858b91'),
    many(8, (index) =>
      stroke(
        [
          [20 + index * 40, 124],
          [-30 + index * 58, 196],
        ],
        '#eceae3',
        2,
      ),
    ),
    stroke(
      [
        [10, 124],
        [310, 124],
      ],
      '#eceae3',
      2,
    ),
    lamp(250, 124, 64),
    tree(290, 116, 0.9),
  ),
  scene(
    'hotel-1931.svg',
    box(0, 0, 320, 200, '#e9dcc0'),
    many(1, () => oval(70, 40, 40, 9, '#f3e9d3')),
    box(66, 48, 188, 96, '#c9b48d'),
    polygon(
      [
        [58, 50],
        [84, 22],
        [236, 22],
        [262, 50],
      ],
      '#7d6646',
    ),
    many(21, (index) => box(78 + (index % 7) * 25, 58 + Math.floor(index / 7) * 22, 12, 15, '#6b5739')),
    box(66, 122, 188, 22, '#ab9367'),
    many(5, (index) => box(78 + index * 36, 126, 22, 18, '#6b5739')),
    box(104, 112, 112, 11, '#8a7149'),
    many(9, (index) => box(112 + index * 11, 115, 6, 5, '#e6d6b3')),
    box(0, 144, 320, 56, '#b39d74'),
    stroke(
      [
        [0, 156],
        [320, 156],
      ],
      '#9b855e',
      1.4,
    ),
    stroke(
      [
        [0, 170],
        [320, 170],
      ],
      '#9b855e',
      1.4,
    ),
    shape('M52 178v-16q0 -3 4 -3h14l6 -14h34q4 0 4 4v29z', '#5c4a30'),
    disc(66, 178, 9, '#42341f'),
    disc(104, 178, 9, '#42341f'),
    box(80, 149, 26, 10, '#d9c8a2'),
    box(214, 156, 8, 26, '#5c4a30', { corner: 3 }),
    disc(218, 151, 5, '#a8916a'),
    box(212, 144, 12, 3, '#42341f'),
    box(236, 156, 9, 26, '#7a6543', { corner: 3 }),
    disc(240, 151, 5, '#a8916a'),
  ),
];
