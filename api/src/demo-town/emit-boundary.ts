import type { EmittedStreet } from './emit-streets.ts';
import { type PlanePoint, smoothCurve } from './plane.ts';
import { QUARTERS } from './quarters.ts';
import { MUNICIPALITY_KEY, POPULATION, POSTCODE, TOWN_NAME, VILLAGES } from './town-plan.ts';
import type { TownSketch } from './town-sketch.ts';

/** The municipality's border, in the plan's metres: round all villages, with the dents that old borders have. */
const MUNICIPALITY: readonly PlanePoint[] = [
  [5050, -300],
  [5150, 700],
  [4700, 1500],
  [4950, 2500],
  [4200, 3500],
  [3100, 3700],
  [2200, 4250],
  [900, 3900],
  [-200, 4200],
  [-1300, 4050],
  [-2400, 4350],
  [-3500, 3800],
  [-3900, 2700],
  [-4800, 2100],
  [-5000, 900],
  [-4700, 0],
  [-5050, -1100],
  [-4400, -1900],
  [-4100, -3000],
  [-2900, -3500],
  [-2200, -4300],
  [-900, -4150],
  [200, -4400],
  [1400, -3900],
  [2700, -4200],
  [3500, -3300],
  [4700, -2900],
  [4600, -1600],
];

/** The border as a relation, and the names of town, quarters and villages. */
export function emitBoundaryAndPlaces({ layout, builder }: TownSketch, streets: readonly EmittedStreet[]): void {
  const ring = smoothCurve(MUNICIPALITY.map(layout.place), 120, true);
  const half = Math.floor(ring.length / 2);
  const nodeIds = ring.map((point) => builder.node(point));
  // Borders come in pieces, one per neighbour.
  const pieces = [nodeIds.slice(0, half + 1), [...nodeIds.slice(half), ...nodeIds.slice(0, 1)]];
  const wayIds = pieces.map((piece) => builder.way(piece, { boundary: 'administrative', admin_level: '8' }));
  const label = builder.node([0, 0], { place: 'town', name: TOWN_NAME, population: String(POPULATION) });
  builder.relation(
    [...wayIds.map((id) => ({ type: 'way' as const, id, role: 'outer' })), { type: 'node', id: label, role: 'label' }],
    {
      type: 'boundary',
      boundary: 'administrative',
      admin_level: '8',
      name: TOWN_NAME,
      'name:prefix': 'Stadt',
      'de:amtlicher_gemeindeschluessel': MUNICIPALITY_KEY,
      postal_code: POSTCODE,
      population: String(POPULATION),
    },
  );
  for (const { name, place, population } of QUARTERS) {
    if (!place) continue;
    const middle = quarterMiddle(layout, name);
    if (middle) builder.node(middle, { place, name, ...(population > 0 ? { population: String(population) } : {}) });
  }
  for (const { name, centre, population } of VILLAGES) {
    builder.node(layout.place(centre), { place: 'village', name, population: String(population) });
  }
  emitCycleRoute(builder, streets);
}

/** Middle of the quarter's blocks. */
function quarterMiddle({ blocks, map }: TownSketch['layout'], quarter: string): PlanePoint | null {
  let [east, north, count] = [0, 0, 0];
  for (const block of blocks) {
    if (block.quarter !== quarter) continue;
    for (const point of map.ringPoints(block.face)) {
      east += point[0];
      north += point[1];
      count++;
    }
  }
  return count === 0 ? null : [east / count, north / count];
}

const VALLEY_ROUTE_PLANS: ReadonlySet<string> = new Set(['north-bank']);
const ROUND_ROUTE_PLANS: ReadonlySet<string> = new Set([
  'garden-street',
  'brickworks-street',
  'mill-street',
  'tanners-footbridge',
]);

/** Signed routes: along the river, and a round that still has gaps. */
function emitCycleRoute(builder: TownSketch['builder'], streets: readonly EmittedStreet[]): void {
  const members = (plans: ReadonlySet<string>) =>
    streets
      .filter(({ line }) => line.plan !== null && plans.has(line.plan))
      .flatMap(({ wayIds }) => wayIds)
      .map((id) => ({ type: 'way' as const, id, role: '' }));
  builder.relation(members(VALLEY_ROUTE_PLANS), {
    type: 'route',
    route: 'bicycle',
    network: 'rcn',
    ref: 'R 9',
    name: 'Lindachtal-Radweg',
  });
  builder.relation(members(ROUND_ROUTE_PLANS), {
    type: 'route',
    route: 'bicycle',
    network: 'lcn',
    ref: 'LR',
    name: 'Lindentaler Runde',
  });
}
