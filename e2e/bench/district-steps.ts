/** Runs in the page: strokes of the brush on a made-up town, again and again; and turf on the same plan. */
import type * as Turf from '@turf/turf';
import { zonePieces } from '@werkstadt/shared/districts/contiguity/zone-pieces';
import type { DistrictData } from '@werkstadt/shared/districts/data/district-data';
import { districtCity } from '@werkstadt/shared/districts/district-city';
import { districtFigures } from '@werkstadt/shared/districts/figures/district-figures';
import { type Assignment, todaysAssignment } from '@werkstadt/shared/districts/plan/assignment';
import { dissolveBlocks } from '@werkstadt/shared/districts/shape/dissolve-blocks';
import { recount } from '@werkstadt/shared/districts/tallies/recount';
import { ZoneTallies } from '@werkstadt/shared/districts/tallies/zone-tallies';
import { gridTown } from '@werkstadt/shared/districts/test/grid-town';
import { SeededRandom } from '@werkstadt/shared/random/seeded-random';

const SEED = 7;
const WARM_UP = 20;
/** Each takes seconds. */
const TURF_RUNS = 3;
/** Under a brush in one frame. */
const BLOCKS_A_FRAME = 6;

export interface BrushTimes {
  /** Milliseconds of each frame: sums and pieces. */
  readonly frames: number[];
  /** Of each stroke's end: every figure of every district. */
  readonly figures: number[];
  /** Of the same sums counted from nothing. */
  readonly recounts: number[];
  /** Of outline and area of every district, from nothing, by turf. */
  readonly turf: number[];
}

function timeOf(act: () => unknown): number {
  const began = performance.now();
  act();
  return performance.now() - began;
}

/** What a stroke costs where districts are polygons: each dissolved anew, and its area. */
function outlinesByTurf(turf: typeof Turf, data: DistrictData, assignment: Readonly<Assignment>): number {
  const zones = [...new Set(assignment)];
  return zones.reduce((sum, zone) => {
    const rows = [...assignment.keys()].filter((row) => assignment[row] === zone);
    const features = rows.map((row) => turf.multiPolygon(dissolveBlocks(data, [row])));
    const whole = features.length > 1 ? turf.union(turf.featureCollection(features)) : features[0];
    return sum + (whole ? turf.area(whole) : 0);
  }, 0);
}

export function measureBrush(
  turf: typeof Turf,
  columns: number,
  rows: number,
  schools: number,
  strokes: number,
): BrushTimes {
  const data = gridTown({ columns, rows, schools, seed: SEED });
  const city = districtCity(data);
  const today = todaysAssignment(data);
  const tallies = new ZoneTallies(city, today);
  const random = new SeededRandom(SEED);
  const brush = () => {
    const start = random.integer(0, city.blocks - 1);
    const first = data.neighbourOffset[start] ?? 0;
    return [start, ...data.neighbour.subarray(first, first + BLOCKS_A_FRAME - 1)];
  };
  const frame = () => {
    const zone = random.integer(0, schools);
    for (const block of brush()) tallies.move(block, zone);
    return zonePieces(data, tallies.assignment);
  };
  const repeated = (count: number, act: () => unknown) => {
    for (let at = 0; at < WARM_UP; at += 1) act();
    return Array.from({ length: count }, () => timeOf(act));
  };
  return {
    frames: repeated(strokes, frame),
    figures: repeated(Math.ceil(strokes / 5), () => {
      frame();
      districtFigures(city, tallies.assignment.slice(), { tallies });
    }),
    recounts: repeated(Math.ceil(strokes / 30), () => recount(city, tallies.assignment.slice())),
    turf: Array.from({ length: TURF_RUNS }, () => timeOf(() => outlinesByTurf(turf, data, today))),
  };
}
