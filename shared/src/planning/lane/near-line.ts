import type { Position } from '../../geometry/geojson.ts';
import { MICRODEGREES } from '../network/metres.ts';
import type { ReachIndex } from '../network/reach-index.ts';

/** What an index holds within `metres` of a drawn line, each once, ascending: counted at most once, however often the line passes ([PF3]). */
export function nearLine(index: ReachIndex, line: readonly Position[], metres: number): number[] {
  const found = new Set<number>();
  const longitudes = line.map(([longitude]) => longitude * MICRODEGREES);
  const latitudes = line.map(([, latitude]) => latitude * MICRODEGREES);
  // Stretch by stretch: the box around a long lane would hold half the town.
  for (let at = 0; at + 1 < line.length; at++) {
    for (const target of index.near(longitudes, latitudes, at, at + 2, metres)) found.add(target);
  }
  return [...found].sort((a, b) => a - b);
}
