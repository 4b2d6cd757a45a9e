import { squaredDistanceToStretch } from '@werkstadt/shared/planning/network/metres';
import Flatbush from 'flatbush';
import { EDGE_KINDS, type GridLine, type GridPoint, stretchBox } from './arrange-lines.ts';
import type { GridUnit } from './join-slivers.ts';
import type { FaceMap } from './trace-faces.ts';

const WALKED_STREET = EDGE_KINDS.street | EDGE_KINDS.foot;

/** What keeps people from walking over a stretch; null where they may. A `road` is one that nobody may walk on. */
export function barOf(kinds: number): 'water' | 'rail' | 'road' | null {
  if ((kinds & WALKED_STREET) === WALKED_STREET) return null;
  if (kinds & EDGE_KINDS.water) return 'water';
  if (kinds & EDGE_KINDS.rail) return 'rail';
  return kinds & EDGE_KINDS.street ? 'road' : null;
}

/** A border that a city drew runs along what lies so near. */
const ALONG_METRES = 25;
const STEP_METRES = 20;

/**
 * The kinds of a city's own borders: of the street, railway, water or motorway that the larger part of each runs along;
 * as they are where there is none.
 */
export function kindsAlong(map: FaceMap, lines: readonly GridLine[], unit: GridUnit): Uint8Array {
  const kinds = map.kinds.slice();
  const stretches = lines
    .filter((line) => line.kinds & (EDGE_KINDS.street | EDGE_KINDS.rail | EDGE_KINDS.water))
    .flatMap((line) =>
      line.points.slice(1).map((to, index) => ({ from: line.points[index] ?? to, to, kinds: line.kinds })),
    );
  if (stretches.length === 0) return kinds;
  const index = new Flatbush(stretches.length);
  for (const { from, to } of stretches) index.add(...stretchBox(from, to));
  index.finish();
  const [aside, above] = [ALONG_METRES / unit.east, ALONG_METRES / unit.north];
  const plane = ([x, y]: GridPoint) => [x * unit.east, y * unit.north] as const;
  const nearest = ([x, y]: GridPoint): number => {
    let [best, found] = [ALONG_METRES ** 2, 0];
    for (const row of index.search(x - aside, y - above, x + aside, y + above)) {
      const stretch = stretches[row];
      if (!stretch) continue;
      const squared = squaredDistanceToStretch(...plane([x, y]), ...plane(stretch.from), ...plane(stretch.to));
      if (squared < best) [best, found] = [squared, stretch.kinds];
    }
    return found;
  };
  for (let half = 0; half < kinds.length; half += 2) {
    const [ax, ay] = map.points[map.origin[half] ?? 0] ?? [0, 0];
    const [bx, by] = map.points[map.origin[half + 1] ?? 0] ?? [0, 0];
    const metres = Math.hypot((bx - ax) * unit.east, (by - ay) * unit.north);
    const samples = Math.max(1, Math.round(metres / STEP_METRES));
    const votes = new Map<number, number>();
    for (let sample = 0; sample < samples; sample++) {
      const share = (sample + 0.5) / samples;
      const kind = nearest([ax + (bx - ax) * share, ay + (by - ay) * share]);
      votes.set(kind, (votes.get(kind) ?? 0) + 1);
    }
    const [most] = [...votes].find(([, count]) => count * 2 > samples) ?? [0];
    if (barOf(most) === null) continue;
    kinds[half] = (kinds[half] ?? 0) | most;
    kinds[half + 1] = (kinds[half + 1] ?? 0) | most;
  }
  return kinds;
}
