/** Runs in the page: strokes of the brush on a made-up town, again and again. */
import { zonePieces } from '@werkstadt/shared/districts/contiguity/zone-pieces';
import { districtCity } from '@werkstadt/shared/districts/district-city';
import { districtFigures } from '@werkstadt/shared/districts/figures/district-figures';
import { todaysAssignment } from '@werkstadt/shared/districts/plan/assignment';
import { recount } from '@werkstadt/shared/districts/tallies/recount';
import { ZoneTallies } from '@werkstadt/shared/districts/tallies/zone-tallies';
import { gridTown } from '@werkstadt/shared/districts/test/grid-town';
import { SeededRandom } from '@werkstadt/shared/random/seeded-random';

const SEED = 7;
const WARM_UP = 20;
/** Under a brush in one frame. */
const BLOCKS_A_FRAME = 6;

export interface BrushTimes {
  /** Milliseconds of each frame: sums and pieces. */
  readonly frames: number[];
  /** Of each stroke's end: every figure of every district. */
  readonly figures: number[];
  /** Of the same sums counted from nothing. */
  readonly recounts: number[];
}

function timeOf(act: () => unknown): number {
  const began = performance.now();
  act();
  return performance.now() - began;
}

export function measureBrush(columns: number, rows: number, schools: number, strokes: number): BrushTimes {
  const data = gridTown({ columns, rows, schools, seed: SEED });
  const city = districtCity(data);
  const tallies = new ZoneTallies(city, todaysAssignment(data));
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
  };
}
