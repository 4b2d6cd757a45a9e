import { BLOCK_KINDS, CONTACT_KINDS, type DistrictData } from '../data/district-data.ts';

interface Pieces {
  readonly main: number[];
  readonly strays: number[][];
  readonly islands: number[][];
}

/** The pieces of every zone by handing names on until nothing changes: slow, and not our search. */
export function floodPieces(
  data: DistrictData,
  assignment: Uint16Array,
  rule: { readonly water: boolean; readonly rail: boolean },
): Pieces[] {
  const part = named(data, rule, () => true);
  const piece = named(data, rule, (a, b) => assignment[a] === assignment[b]);
  return Array.from({ length: data.schoolId.length + 1 }, (_, zone) => {
    const rows = [...assignment.keys()].filter((row) => zone > 0 && assignment[row] === zone && piece[row] !== -1);
    const pieces = [...new Set(rows.map((row) => piece[row]))]
      .map((name) => rows.filter((row) => piece[row] === name))
      .sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
    const first = (blocks: readonly number[] | undefined) => part[blocks?.[0] ?? 0];
    const isStray = (index: number) => pieces.findIndex((other) => first(other) === first(pieces[index])) < index;
    return {
      main: pieces[0] ?? [],
      strays: pieces.filter((_blocks, index) => index > 0 && isStray(index)),
      islands: pieces.filter((_blocks, index) => index > 0 && !isStray(index)),
    };
  });
}

/** Of each block the lowest row that it hangs together with; -1 for water that joins nothing. */
function named(
  data: DistrictData,
  rule: { readonly water: boolean; readonly rail: boolean },
  together: (a: number, b: number) => boolean,
): number[] {
  const names = data.blockId.map((_, row) =>
    BLOCK_KINDS[data.blockKind[row] ?? 0] === 'water' && !rule.water ? -1 : row,
  );
  for (let changed = true; changed; ) {
    changed = false;
    for (const row of names.keys()) {
      for (let entry = data.neighbourOffset[row] ?? 0; entry < (data.neighbourOffset[row + 1] ?? 0); entry += 1) {
        const other = data.neighbour[entry] ?? 0;
        const contact = CONTACT_KINDS[data.neighbourContact[entry] ?? 0];
        const joins =
          contact === 'street' ||
          contact === 'bridge' ||
          (contact === 'water' && rule.water) ||
          (contact === 'rail' && rule.rail);
        const [mine, theirs] = [names[row] ?? -1, names[other] ?? -1];
        if (!joins || mine < 0 || theirs < 0 || !together(row, other) || mine === theirs) continue;
        names[row] = Math.min(mine, theirs);
        names[other] = Math.min(mine, theirs);
        changed = true;
      }
    }
  }
  return names;
}
