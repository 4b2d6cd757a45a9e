import { expect, inject, test } from 'vitest';
import { lineLengthMetres } from '../../geometry/line-length-metres.ts';
import { polygonAreaSquareMetres } from '../../geometry/polygon-area-square-metres.ts';
import { SeededRandom } from '../../random/seeded-random.ts';
import { type ZonePieces, zonePieces } from '../contiguity/zone-pieces.ts';
import type { DistrictData } from '../data/district-data.ts';
import { districtCity } from '../district-city.ts';
import { assignmentOf, lockedRows, todaysAssignment } from '../plan/assignment.ts';
import { changePlan, type PlanChange } from '../plan/change-plan.ts';
import { newPlanDraft, type PlanDraft } from '../plan/plan-draft.ts';
import { dissolveBlocks } from '../shape/dissolve-blocks.ts';
import { floodPieces } from '../test/flood-pieces.ts';
import { gridTowns } from '../test/grid-town.ts';
import { recount } from './recount.ts';
import { ZoneTallies } from './zone-tallies.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly districtStrokes: number;
  }
}

const strokes = inject('districtStrokes');
const towns = Object.entries(gridTowns);
const CHECKED = 97;
/** A draft that is kept grows by every stroke; the fuzz begins a new one now and then. */
const STROKES_A_DRAFT = 300;

/** A walk of the brush from block to neighbour, now and then with blocks that are not there. */
function stroke(data: DistrictData, random: SeededRandom): number[] {
  const walk = [random.integer(0, data.blockId.length - 1)];
  for (let step = random.integer(0, 5); step > 0; step -= 1) {
    const at = walk.at(-1) ?? 0;
    const first = data.neighbourOffset[at] ?? 0;
    const degree = (data.neighbourOffset[at + 1] ?? 0) - first;
    if (degree > 0) walk.push(data.neighbour[first + random.integer(0, degree - 1)] ?? 0);
  }
  return random.chance(0.02) ? [...walk, 1e6, -1] : walk;
}

const inOrder = (pieces: readonly ZonePieces[]) => {
  const sorted = (blocks: readonly number[]) => [...blocks].sort((a, b) => a - b);
  return pieces.map(({ main, strays, islands }) => ({
    main: sorted(main),
    strays: strays.map(sorted),
    islands: islands.map(sorted),
  }));
};

function nextChange(data: DistrictData, random: SeededRandom): PlanChange {
  const act = random.next();
  if (act < 0.15) return { type: 'undo' };
  if (act < 0.27) return { type: 'redo' };
  if (act < 0.32) return { type: 'lock', data, locked: random.chance(0.5), blocks: stroke(data, random) };
  const zone = random.integer(0, data.schoolId.length + (random.chance(0.01) ? 1 : 0));
  return { type: 'paint', data, zone, blocks: stroke(data, random) };
}

test(
  `[DP5] ${strokes} random strokes with undo, redo and locks: what is kept up to date is what a recount finds`,
  () => {
    let [changed, locked, checks] = [0, 0, 0];
    for (const [number, [, data]] of towns.entries()) {
      const city = districtCity(data);
      const random = new SeededRandom(20_270_208 + number);
      let tallies = new ZoneTallies(city, todaysAssignment(data));
      let plan: PlanDraft = newPlanDraft({ packVersion: 'v1', districtsHash: 'h' });
      for (let step = 0; step < strokes / towns.length; step += 1) {
        if (step % STROKES_A_DRAFT === 0) {
          plan = newPlanDraft({ packVersion: 'v1', districtsHash: 'h' });
          tallies = new ZoneTallies(city, todaysAssignment(data));
        }
        const change = nextChange(data, random);
        const heldBefore = change.type === 'paint' ? lockedRows(data, plan) : new Set<number>();
        const after = changePlan(plan, change);
        const { assignment } = assignmentOf(data, after);
        for (const [block, zone] of assignment.entries()) {
          if (!tallies.move(block, zone)) continue;
          changed += 1;
          if (heldBefore.has(block)) throw new Error(`a locked block was painted in step ${step}`);
        }
        plan = after;
        locked += heldBefore.size > 0 ? 1 : 0;
        if (step % CHECKED !== 0) continue;
        checks += 1;
        expect(tallies.assignment).toEqual(assignment);
        expect(tallies.zones()).toEqual(recount(city, assignment));
        expect(inOrder(zonePieces(data, assignment))).toEqual(
          floodPieces(data, assignment, { water: false, rail: false }),
        );
      }
    }
    expect(changed).toBeGreaterThan(strokes / 2);
    expect(locked).toBeGreaterThan(strokes / 10);
    expect(checks).toBeGreaterThan(strokes / 200);
    // Ten times what a stroke takes on a free core: a busy machine is no defect.
  },
  Math.max(20_000, strokes),
);

test.each(towns)('[DP5] area and outline of the districts of "%s" are those of their dissolved shapes', (_, data) => {
  const city = districtCity(data);
  const random = new SeededRandom(3);
  const assignment = Uint16Array.from(data.blockId, () => random.integer(0, data.schoolId.length));
  for (const [zone, sums] of new ZoneTallies(city, assignment).zones().entries()) {
    const shape = dissolveBlocks(
      data,
      [...assignment.keys()].filter((row) => assignment[row] === zone),
    );
    const area = shape.reduce((sum, rings) => sum + polygonAreaSquareMetres(rings), 0);
    const perimeter = shape.flat().reduce((sum, ring) => sum + lineLengthMetres(ring), 0);
    expect(Math.abs(sums.areaDm2 / 100 - area)).toBeLessThanOrEqual(area * 0.001);
    expect(Math.abs(sums.perimeterDm / 10 - perimeter)).toBeLessThanOrEqual(perimeter * 0.001);
  }
});

test.each(towns)('[DP6] the pieces of "%s" are those of a naive flood, whatever joins', (name, data) => {
  const random = new SeededRandom(name.length);
  for (let run = 0; run < 30; run += 1) {
    const assignment = Uint16Array.from(data.blockId, () => random.integer(0, Math.min(2, data.schoolId.length)));
    for (const rule of [
      { water: false, rail: false },
      { water: true, rail: false },
      { water: false, rail: true },
      { water: true, rail: true },
    ]) {
      expect(inOrder(zonePieces(data, assignment, rule))).toEqual(floodPieces(data, assignment, rule));
    }
  }
});

test('[DP6] bridges join, water does not; what no plan can join is an island and no broken district', () => {
  const pieces = (data: DistrictData | undefined) => {
    if (!data) throw new Error('no such town');
    return zonePieces(data, new Uint16Array(data.blockId.length).fill(1))[1];
  };
  expect(pieces(gridTowns['river with bridges'])).toMatchObject({ strays: [], islands: [] });
  const split = pieces(gridTowns['river without a bridge']);
  expect(split?.strays).toEqual([]);
  expect(split?.islands).toHaveLength(1);
  expect(pieces(gridTowns['island, hole, parts'])?.islands.map((island) => island.length)).toEqual([1]);
  expect(pieces(gridTowns['one block'])).toEqual({ main: [0], strays: [], islands: [] });
});
