/** Node rows in order. */
export type Chain = readonly number[];

export interface JoinedWays {
  /** First node = last node, at least three different ones. */
  rings: Chain[];
  /** What could not be closed: a member is missing or was cut. */
  open: Chain[];
}

/** Joins ways at their end nodes into rings, as far as they go, in the order given. Ways may run in any direction. */
export function joinWays(ways: readonly Chain[]): JoinedWays {
  const waysAtNode = new Map<number, number[]>();
  for (const [index, way] of ways.entries()) {
    for (const end of new Set([way[0], way.at(-1)])) {
      if (end === undefined) continue;
      const there = waysAtNode.get(end);
      if (there) there.push(index);
      else waysAtNode.set(end, [index]);
    }
  }
  const used = new Set<number>();
  const takeAt = (node: number): Chain | null => {
    const index = waysAtNode.get(node)?.find((candidate) => !used.has(candidate));
    if (index === undefined) return null;
    used.add(index);
    const way = ways[index] ?? [];
    return way[0] === node ? way : way.toReversed();
  };
  const joined: JoinedWays = { rings: [], open: [] };
  for (const [index, way] of ways.entries()) {
    if (used.has(index) || way.length < 2) continue;
    used.add(index);
    const chain = extend(extend([...way], takeAt).reverse(), takeAt);
    if (!isClosed(chain)) joined.open.push(chain);
    else if (new Set(chain).size > 2) joined.rings.push(chain);
  }
  return joined;
}

function isClosed(chain: Chain): boolean {
  return chain.length > 2 && chain[0] === chain.at(-1);
}

function extend(chain: number[], takeAt: (node: number) => Chain | null): number[] {
  while (!isClosed(chain)) {
    const end = chain.at(-1);
    const next = end === undefined ? null : takeAt(end);
    if (next === null) break;
    for (let i = 1; i < next.length; i++) chain.push(next[i] ?? 0);
  }
  return chain;
}
