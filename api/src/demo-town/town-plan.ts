import type { LineKind } from './line-kind.ts';
import { offsetLine, type PlanePoint, smoothCurve } from './plane.ts';

// The hand-drawn plan of Lindental: what a town has grown along for centuries. All places in metres east and north
// of the market square. The generator bends it a little by seed and fills it in.

export const TOWN_NAME = 'Lindental';
/** Behind the highest municipality keys of the state 06: given to nobody. */
export const MUNICIPALITY_KEY = '06999001';
export const POSTCODE = '36999';
export const POPULATION = 20_143;

export interface PlannedLine {
  readonly key: string;
  readonly kind: LineKind;
  readonly name: string | null;
  readonly ref: string | null;
  readonly controls: readonly PlanePoint[];
  readonly closed: boolean;
}

const line = (
  key: string,
  kind: LineKind,
  name: string | null,
  controls: readonly PlanePoint[],
  more: { ref?: string; closed?: boolean } = {},
): PlannedLine => ({ key, kind, name, ref: more.ref ?? null, controls, closed: more.closed ?? false });

export const FRAME: readonly PlanePoint[] = [
  [-5400, -4700],
  [5400, -4700],
  [5400, 4700],
  [-5400, 4700],
];

export const RIVER_NAME = 'Lindach';
const RIVER: readonly PlanePoint[] = [
  [5900, -1500],
  [4900, -1200],
  [4250, -1400],
  [3500, -1080],
  [2850, -1160],
  [2300, -860],
  [1750, -900],
  [1250, -640],
  [800, -610],
  [350, -420],
  [-130, -450],
  [-560, -330],
  [-1000, -440],
  [-1500, -270],
  [-2150, -350],
  [-2800, -20],
  [-3500, -60],
  [-4200, 320],
  [-4900, 280],
  [-5900, 600],
];

/** Paths along both banks through the town, this far from the middle of the river. */
const BANK_PATH_METRES = 62;
const riverInTown = RIVER.slice(5, 16);

const RING: readonly PlanePoint[] = [
  [345, 18],
  [338, 150],
  [228, 272],
  [70, 336],
  [-110, 330],
  [-252, 252],
  [-338, 128],
  [-352, 10],
  [-318, -128],
  [-205, -222],
  [-40, -272],
  [130, -258],
  [262, -190],
  [330, -92],
];
const WALL_WALK_SHARE = 0.9;
const WALL_LANE_SHARE = 0.79;

export const TOWN_OUTLINE: readonly PlanePoint[] = [
  [2980, 1230],
  [3020, 700],
  [2920, 250],
  [2700, -330],
  [2500, -640],
  [2330, -860],
  [2260, -1250],
  [2000, -1700],
  [1400, -1880],
  [900, -1720],
  [430, -1620],
  [20, -1660],
  [-450, -1500],
  [-850, -1200],
  [-1450, -1010],
  [-2050, -960],
  [-2380, -760],
  [-2260, -330],
  [-2180, 150],
  [-2200, 560],
  [-1980, 900],
  [-1600, 1050],
  [-1480, 1400],
  [-1150, 1800],
  [-450, 1980],
  [300, 1960],
  [900, 1830],
  [1400, 1780],
  [1780, 1560],
  [2350, 1480],
];

export interface Village {
  readonly key: string;
  readonly name: string;
  readonly centre: PlanePoint;
  readonly radiusMetres: number;
  readonly population: number;
}
export const VILLAGES: readonly Village[] = [
  { key: 'oberlind', name: 'Oberlind', centre: [3820, -720], radiusMetres: 290, population: 640 },
  { key: 'niederlind', name: 'Niederlind', centre: [-3560, 520], radiusMetres: 300, population: 710 },
  { key: 'hainrode', name: 'Hainrode', centre: [-1950, 3080], radiusMetres: 270, population: 520 },
  { key: 'erlenhausen', name: 'Erlenhausen', centre: [-820, -3150], radiusMetres: 280, population: 590 },
  { key: 'buchfeld', name: 'Buchfeld', centre: [1880, -3000], radiusMetres: 240, population: 380 },
  { key: 'quellenrode', name: 'Quellenrode', centre: [2700, 2650], radiusMetres: 230, population: 310 },
];

/** Outlines of villages are irregular: this share of the radius at every 40 degrees. */
const VILLAGE_SHARES = [1, 0.82, 1.08, 0.9, 1.12, 0.85, 1.02, 0.78, 1.1];
const villageOutline = ({ centre, radiusMetres }: Village, turn: number): PlanePoint[] =>
  VILLAGE_SHARES.map((_, index) => {
    const share = VILLAGE_SHARES[(index + turn) % VILLAGE_SHARES.length] ?? 1;
    const angle = (index / VILLAGE_SHARES.length) * 2 * Math.PI;
    return [
      centre[0] + Math.cos(angle) * radiusMetres * share * 1.15,
      centre[1] + Math.sin(angle) * radiusMetres * share,
    ];
  });

const scaled = (ring: readonly PlanePoint[], share: number): PlanePoint[] =>
  ring.map(([east, north]) => [east * share, north * share + 30 * (1 - share)]);

/** Lines in the order in which they take precedence where two were drawn over each other. */
export const PLANNED_LINES: readonly PlannedLine[] = [
  line('frame', 'limit', null, FRAME, { closed: true }),
  line('river', 'river', RIVER_NAME, RIVER),
  line('rail', 'rail', 'Lindachtalbahn', [
    [-5900, 1950],
    [-4300, 1620],
    [-3000, 1180],
    [-1900, 960],
    [-900, 860],
    [0, 840],
    [900, 865],
    [1800, 1020],
    [2980, 1230],
    [4200, 1750],
    [5900, 2100],
  ]),
  line('erlenbach', 'stream', 'Erlenbach', [
    [-2300, -5000],
    [-2050, -4100],
    [-1600, -3300],
    [-1480, -2400],
    [-1180, -1800],
    [-1060, -1150],
    [-760, -760],
    [-706, -366],
  ]),
  line('buchgraben', 'stream', 'Buchgraben', [
    [2900, -5000],
    [2720, -3900],
    [2500, -2900],
    [2620, -2000],
    [2430, -1300],
    [2480, -860],
  ]),
  line('ring', 'secondary', 'Lindenring', RING, { closed: true, ref: 'L 3199' }),
  line('wall-walk', 'path', 'Wallpromenade', scaled(RING, WALL_WALK_SHARE), { closed: true }),
  line('wall-lane', 'living_street', 'An der Stadtmauer', scaled(RING, WALL_LANE_SHARE), { closed: true }),
  line(
    'market',
    'pedestrian',
    'Marktplatz',
    [
      [-42, -26],
      [34, -34],
      [46, 26],
      [-34, 36],
    ],
    { closed: true },
  ),
  line('long-street', 'pedestrian', 'Lange Straße', [
    [6, 335],
    [-18, 262],
    [-34, 170],
    [-22, 95],
    [8, 31],
  ]),
  line('bridge-street', 'residential', 'Brückenstraße', [
    [2, -30],
    [-16, -110],
    [8, -190],
    [2, -262],
  ]),
  line('grocers-street', 'pedestrian', 'Krämergasse', [
    [334, 18],
    [276, 24],
    [190, 2],
    [110, 12],
    [40, -6],
  ]),
  line('stone-street', 'residential', 'Steinweg', [
    [-342, 42],
    [-280, 44],
    [-190, 18],
    [-110, 22],
    [-38, 2],
  ]),
  line(
    'west-road',
    'primary',
    'Frankfurter Straße',
    [
      [-5900, -2350],
      [-4600, -1960],
      [-3500, -1560],
      [-2500, -1120],
      [-1750, -760],
      [-1180, -560],
      [-860, -260],
      [-610, -90],
      [-357, -42],
    ],
    { ref: 'B 499' },
  ),
  line(
    'north-east-road',
    'primary',
    'Thüringer Straße',
    [
      [331, 183],
      [560, 370],
      [850, 650],
      [1010, 870],
      [1230, 1150],
      [1750, 1620],
      [2700, 2330],
      [4100, 3150],
      [5900, 3950],
    ],
    { ref: 'B 499' },
  ),
  line(
    'south-road',
    'secondary',
    'Würzburger Straße',
    [
      [2, -284],
      [22, -440],
      [60, -680],
      [170, -1080],
      [60, -1560],
      [-260, -2200],
      [-620, -2800],
      [-860, -3250],
      [-980, -3800],
      [-1450, -5000],
    ],
    { ref: 'L 3199' },
  ),
  line(
    'north-road',
    'secondary',
    'Hainroder Straße',
    [
      [-165, 300],
      [-300, 520],
      [-430, 700],
      [-500, 870],
      [-640, 1200],
      [-900, 1750],
      [-1500, 2480],
      [-1930, 3000],
      [-2480, 3800],
      [-3000, 5000],
    ],
    { ref: 'L 3200' },
  ),
  line(
    'east-road',
    'tertiary',
    'Oberlinder Straße',
    [
      [360, 18],
      [720, 40],
      [1220, -60],
      [1800, -160],
      [2650, -420],
      [3250, -640],
      [3830, -740],
      [4600, -600],
      [5900, -750],
    ],
    { ref: 'K 71' },
  ),
  line(
    'west-village-road',
    'tertiary',
    'Niederlinder Straße',
    [
      [-345, 85],
      [-720, 130],
      [-1300, 130],
      [-2000, 250],
      [-2900, 440],
      [-3560, 520],
      [-4500, 960],
      [-5900, 1250],
    ],
    { ref: 'K 72' },
  ),
  line(
    'south-east-road',
    'tertiary',
    'Buchfelder Straße',
    [
      [1270, -70],
      [1380, -380],
      [1440, -720],
      [1370, -1050],
      [1300, -1500],
      [1480, -2200],
      [1850, -2900],
      [2120, -3600],
      [2350, -5000],
    ],
    { ref: 'K 73' },
  ),
  line('station-street', 'tertiary', 'Bahnhofstraße', [
    [6, 345],
    [40, 480],
    [60, 640],
    [110, 752],
  ]),
  line('goods-street', 'residential', 'Güterstraße', [
    [-455, 735],
    [-150, 742],
    [110, 750],
    [450, 752],
    [900, 715],
  ]),
  line('western-rail-street', 'residential', 'Eisenbahnstraße', [
    [-420, 690],
    [-800, 700],
    [-1250, 770],
    [-1750, 800],
    [-2190, 620],
  ]),
  line('industry-street', 'unclassified', 'Industriestraße', [
    [880, 700],
    [1350, 770],
    [2050, 900],
    [2700, 940],
    [2830, 600],
    [2720, 150],
    [2560, -385],
  ]),
  line('brickworks-street', 'residential', 'Ziegeleistraße', [
    [1240, 1165],
    [760, 1180],
    [150, 1120],
    [-630, 1190],
  ]),
  line('north-arc', 'residential', 'Nordring', [
    [-770, 1490],
    [-300, 1640],
    [150, 1690],
    [480, 1660],
  ]),
  line(
    'lake-path',
    'path',
    'Seeuferweg',
    [
      [900, 1490],
      [850, 1600],
      [720, 1640],
      [640, 1600],
      [520, 1680],
      [420, 1610],
      [430, 1450],
      [540, 1350],
      [680, 1390],
      [800, 1350],
      [890, 1390],
    ],
    { closed: true },
  ),
  line('lake-way', 'path', null, [
    [540, 1352],
    [600, 1260],
    [620, 1170],
  ]),
  line('lake-way-north', 'path', null, [
    [850, 1600],
    [870, 1740],
    [900, 1835],
  ]),
  line('lake-way-east', 'path', 'Schilfpfad', [
    [900, 1490],
    [1120, 1480],
    [1380, 1300],
  ]),
  line(
    'valley-street',
    'tertiary',
    'Südufer',
    [
      [40, -590],
      [420, -640],
      [820, -810],
      [1390, -940],
    ],
    { ref: 'K 74' },
  ),
  line('valley-street-west', 'residential', 'Weidenweg', [
    [35, -560],
    [-380, -570],
    [-800, -620],
    [-1250, -600],
  ]),
  line('slope-street', 'residential', 'Sonnenbergstraße', [
    [160, -1150],
    [600, -1120],
    [960, -1180],
    [1355, -1130],
  ]),
  line('west-slope-street', 'residential', 'Am Sonnenhang', [
    [150, -1180],
    [-250, -1130],
    [-700, -960],
    [-1330, -610],
  ]),
  line('garden-street', 'residential', 'Gartenstraße', [
    [-1000, 130],
    [-1050, 420],
    [-1180, 620],
    [-1200, 770],
  ]),
  line('east-hill-street', 'residential', 'Schillingstraße', [
    [620, 420],
    [1100, 380],
    [1700, 420],
    [2300, 300],
    [2790, 330],
  ]),
  line('mill-street', 'residential', 'Mühlenstraße', [
    [339, -99],
    [480, -240],
    [780, -380],
    [1050, -400],
    [1385, -350],
  ]),
  line('north-bank', 'path', 'Lindachpromenade', [
    [3640, -735],
    [3260, -900],
    [2840, -1000],
    [2560, -930],
    [2330, -800],
    // From here on the promenade follows the water.
    ...offsetLine(smoothCurve(riverInTown, 60), -BANK_PATH_METRES).slice(5),
    [-2960, 190],
    [-3180, 380],
    [-3330, 480],
  ]),
  line('south-bank', 'path', 'Lindachwiesenweg', offsetLine(smoothCurve(riverInTown, 60), BANK_PATH_METRES)),
  line('tanners-footbridge', 'path', 'Gerbersteg', [
    [-312, -125],
    [-370, -250],
    [-380, -395],
    [-360, -575],
  ]),
  line('town-outline', 'limit', null, TOWN_OUTLINE, { closed: true }),
  ...VILLAGES.map((village, index) =>
    line(`village-${village.key}`, 'limit', null, villageOutline(village, index * 2), { closed: true }),
  ),
  line(
    'quellenrode-road',
    'tertiary',
    'Quellenroder Straße',
    [
      [2250, 2010],
      [2480, 2420],
      [2720, 2700],
      [2750, 3500],
      [2600, 5000],
    ],
    { ref: 'K 75' },
  ),
  line('hill-road', 'unclassified', 'Höhenweg', [
    [-900, -3300],
    [200, -3450],
    [1000, -3150],
    [1880, -3000],
  ]),
  line('meadow-track', 'track', 'Auweg', [
    [1880, -3000],
    [2900, -2700],
    [3900, -2950],
    [5900, -2600],
  ]),
  line('north-link-road', 'unclassified', 'Alte Poststraße', [
    [-1940, 3020],
    [-700, 3250],
    [700, 3000],
    [2700, 2680],
  ]),
  line('west-link-road', 'unclassified', 'Kirchweg', [
    [-3560, 540],
    [-3350, 1500],
    [-2700, 2400],
    [-1960, 3060],
  ]),
];
