import type { Chain } from './join-ways.ts';

export interface ClosedGaps {
  rings: Chain[];
  /** Straight lines that were put in. */
  gaps: number;
  gapMetres: number;
}

/**
 * Makes rings of open chains: from each end a straight line to the nearest open end, its own start included.
 * Null where the straight lines would be longer than `maxGapShare` of the chains: such an outline is a guess ([PK8]).
 */
export function closeGaps(
  open: readonly Chain[],
  distanceMetres: (fromNode: number, toNode: number) => number,
  maxGapShare: number,
): ClosedGaps | null {
  const closed: ClosedGaps = { rings: [], gaps: 0, gapMetres: 0 };
  const left = [...open];
  let knownMetres = 0;
  for (const chain of open) {
    for (let i = 1; i < chain.length; i++) knownMetres += distanceMetres(chain[i - 1] ?? 0, chain[i] ?? 0);
  }
  for (let first = left.shift(); first !== undefined; first = left.shift()) {
    const ring = [...first];
    const start = ring[0] ?? 0;
    for (;;) {
      const end = ring.at(-1) ?? start;
      let nearest = -1;
      let reversed = false;
      let metres = distanceMetres(end, start);
      for (const [index, chain] of left.entries()) {
        for (const [node, backwards] of [[chain[0] ?? 0, false] as const, [chain.at(-1) ?? 0, true] as const]) {
          const distance = distanceMetres(end, node);
          if (distance >= metres) continue;
          nearest = index;
          reversed = backwards;
          metres = distance;
        }
      }
      closed.gaps += 1;
      closed.gapMetres += metres;
      if (nearest < 0) break;
      const [next = []] = left.splice(nearest, 1);
      for (const node of reversed ? next.toReversed() : next) ring.push(node);
    }
    ring.push(start);
    if (new Set(ring).size > 2) closed.rings.push(ring);
  }
  return closed.gapMetres > maxGapShare * knownMetres ? null : closed;
}
