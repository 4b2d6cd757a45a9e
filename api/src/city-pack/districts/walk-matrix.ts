import { type DistrictData, UNREACHABLE } from '@werkstadt/shared/districts/data/district-data';
import type { GridPoint } from './arrange-lines.ts';
import type { FootGraph } from './foot-graph.ts';

/** In `walkCrossings`: nobody knows. */
const UNKNOWN_CROSSINGS = 255;
/** Less than this share of a block's people reach the school: the block counts as unreached. */
const LEAST_REACHED_SHARE = 0.5;

/** Where the people of a block start from. */
export interface BlockEntry {
  readonly point: GridPoint;
  readonly weight: number;
}

/**
 * Metres on foot from each block to each school, and crossings on the way: the mean over the block's homes, weighted by
 * their floor space; where nobody lives, from the middle of the block ([DB5]).
 */
export function walkMatrix(
  graph: FootGraph,
  entries: readonly (readonly BlockEntry[])[],
  schools: readonly GridPoint[],
): Pick<DistrictData, 'walk' | 'walkCrossings'> {
  const places = entries.map((list) => list.map(({ point, weight }) => ({ place: graph.place(point), weight })));
  const walk = new Uint16Array(entries.length * schools.length).fill(UNREACHABLE);
  const walkCrossings = new Uint8Array(walk.length).fill(UNKNOWN_CROSSINGS);
  schools.forEach((school, column) => {
    const start = graph.place(school);
    if (!start) return;
    const tree = graph.treeFrom(start);
    places.forEach((list, block) => {
      let [all, reached, metres, crossings] = [0, 0, 0, 0];
      for (const { place, weight } of list) {
        all += weight;
        const way = place && graph.way(tree, place);
        if (!way) continue;
        reached += weight;
        metres += way.metres * weight;
        crossings += way.crossings * weight;
      }
      if (reached <= 0 || reached < all * LEAST_REACHED_SHARE) return;
      const at = block * schools.length + column;
      walk[at] = Math.min(Math.round(metres / reached), UNREACHABLE - 1);
      walkCrossings[at] = Math.min(Math.round(crossings / reached), UNKNOWN_CROSSINGS - 1);
    });
  });
  return { walk, walkCrossings };
}
