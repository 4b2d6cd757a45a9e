import type { DivisionStyle } from './division-style.ts';
import type { PlanePoint } from './plane.ts';

/** How a quarter was built: decides its streets, plots and houses. */
export type BuildStyle =
  | 'old-town'
  | 'perimeter'
  | 'garden-suburb'
  | 'detached'
  | 'slabs'
  | 'family-homes'
  | 'village'
  | 'industry'
  | 'retail'
  | 'green'
  | 'station'
  | 'country';

export interface Quarter {
  readonly name: string;
  readonly style: BuildStyle;
  /** Faces within the town belong to the quarter with the nearest anchor. Metres as in the plan. */
  readonly anchors: readonly PlanePoint[];
  /** Of these one is written on the map. */
  readonly place: 'suburb' | 'neighbourhood' | null;
  readonly population: number;
}

export const QUARTERS: readonly Quarter[] = [
  { name: 'Altstadt', style: 'old-town', anchors: [], place: 'suburb', population: 1650 },
  {
    name: 'Bahnhofsviertel',
    style: 'perimeter',
    anchors: [
      [-160, 540],
      [330, 530],
      [-560, 330],
      [-620, 530],
    ],
    place: 'suburb',
    population: 3350,
  },
  { name: 'Gartenstadt', style: 'garden-suburb', anchors: [[-1560, 480]], place: 'suburb', population: 1480 },
  {
    name: 'Weststadt',
    style: 'detached',
    anchors: [
      [-1300, -60],
      [-580, -150],
    ],
    place: 'suburb',
    population: 1720,
  },
  { name: 'Hainberg', style: 'family-homes', anchors: [[-1050, 1330]], place: 'suburb', population: 1130 },
  {
    name: 'Nordstadt',
    style: 'detached',
    anchors: [
      [100, 980],
      [-120, 1420],
    ],
    place: 'suburb',
    population: 2180,
  },
  { name: 'Seeblick', style: 'family-homes', anchors: [[-150, 1820]], place: 'neighbourhood', population: 640 },
  {
    name: 'Oststadt',
    style: 'detached',
    anchors: [
      [1500, 100],
      [620, -120],
      [1900, -400],
      [850, -450],
    ],
    place: 'suburb',
    population: 2650,
  },
  {
    name: 'Weidenvorstadt',
    style: 'detached',
    anchors: [
      [-560, -480],
      [-1000, -640],
      [-150, -530],
      [-960, -500],
    ],
    place: 'neighbourhood',
    population: 480,
  },
  {
    name: 'Südstadt',
    style: 'slabs',
    anchors: [
      [-250, -860],
      [650, -960],
    ],
    place: 'suburb',
    population: 3900,
  },
  {
    name: 'Sonnenhang',
    style: 'family-homes',
    anchors: [
      [-350, -1280],
      [600, -1400],
    ],
    place: 'suburb',
    population: 1070,
  },
  { name: 'Rosenhöhe', style: 'family-homes', anchors: [[1800, -1350]], place: 'suburb', population: 1160 },
  {
    name: 'Gewerbegebiet Nordost',
    style: 'industry',
    anchors: [
      [1800, 670],
      [1850, 1350],
      [2950, 300],
      [1500, 890],
      [-1400, 850],
    ],
    place: null,
    population: 0,
  },
  {
    name: 'Westpark',
    style: 'retail',
    anchors: [
      [-1650, -880],
      [-1850, -520],
    ],
    place: null,
    population: 0,
  },
  {
    name: 'Lindachauen',
    style: 'green',
    anchors: [
      [-60, -340],
      [900, -690],
      [640, 1500],
      [1100, 1550],
      [950, 1300],
      [900, 1750],
    ],
    place: null,
    population: 0,
  },
  { name: 'Bahnhof', style: 'station', anchors: [[200, 800]], place: null, population: 0 },
];

const residential = () => 'residential' as const;

export const DIVISIONS: Readonly<Record<Exclude<BuildStyle, 'station'>, DivisionStyle>> = {
  'old-town': {
    blockSquareMetres: 4200,
    curve: 0.75,
    irregularity: 1.1,
    junctionMetres: 24,
    spacingMetres: 13,
    kindOfCut: (random, share) => {
      if (share > 5) return 'residential';
      return random.chance(0.3) ? 'pedestrian' : random.chance(0.55) ? 'living_street' : 'residential';
    },
  },
  perimeter: {
    blockSquareMetres: 11_500,
    curve: 0.12,
    irregularity: 0.25,
    junctionMetres: 65,
    spacingMetres: 30,
    kindOfCut: residential,
  },
  'garden-suburb': {
    blockSquareMetres: 10_500,
    curve: 1,
    irregularity: 0.5,
    junctionMetres: 45,
    spacingMetres: 17,
    kindOfCut: (random, share) => (share < 2.5 && random.chance(0.22) ? 'path' : 'residential'),
  },
  detached: {
    blockSquareMetres: 13_000,
    curve: 0.55,
    irregularity: 0.7,
    junctionMetres: 50,
    spacingMetres: 24,
    kindOfCut: (random, share) => (share < 2.2 && random.chance(0.1) ? 'path' : 'residential'),
  },
  slabs: {
    blockSquareMetres: 30_000,
    curve: 0.6,
    irregularity: 0.5,
    junctionMetres: 80,
    spacingMetres: 25,
    kindOfCut: (random, share) => (share < 2.6 && random.chance(0.45) ? 'path' : 'residential'),
  },
  'family-homes': {
    blockSquareMetres: 15_000,
    curve: 0.9,
    irregularity: 0.8,
    junctionMetres: 60,
    spacingMetres: 18,
    kindOfCut: (random, share) => {
      if (share < 2.6 && random.chance(0.16)) return 'path';
      return share < 3 && random.chance(0.35) ? 'living_street' : 'residential';
    },
  },
  village: {
    blockSquareMetres: 14_000,
    curve: 0.8,
    irregularity: 1,
    junctionMetres: 40,
    spacingMetres: 16,
    kindOfCut: (random, share) => (share < 2.2 && random.chance(0.2) ? 'path' : 'residential'),
  },
  industry: {
    blockSquareMetres: 55_000,
    curve: 0.2,
    irregularity: 0.4,
    junctionMetres: 110,
    spacingMetres: 35,
    kindOfCut: () => 'unclassified',
  },
  retail: {
    blockSquareMetres: 45_000,
    curve: 0.3,
    irregularity: 0.3,
    junctionMetres: 100,
    spacingMetres: 30,
    kindOfCut: () => 'unclassified',
  },
  green: {
    blockSquareMetres: 26_000,
    curve: 0.9,
    irregularity: 0.9,
    junctionMetres: 50,
    spacingMetres: 18,
    kindOfCut: () => 'path',
  },
  country: {
    blockSquareMetres: 68_000,
    curve: 0.55,
    irregularity: 0.9,
    junctionMetres: 100,
    spacingMetres: 45,
    kindOfCut: (random, share) => {
      if (share > 12) return 'track';
      return random.chance(0.3) ? 'track' : 'limit';
    },
  },
};
