import type { DistrictData } from '@werkstadt/shared/districts/data/district-data';
import { blockName, isWater } from './block-words.ts';

export interface BlockGroup {
  /** Neighbourhood, or the first street; '' where neither is known. */
  readonly name: string;
  readonly blocks: readonly number[];
}

/** «Bahnhofstraße 2–18, Gartenweg» → «Bahnhofstraße» */
const streetOf = (name: string): string => (name.split(',')[0] ?? '').replace(/\s+\d.*$/, '').trim();

/** All blocks but water, by neighbourhood where the city named any, else by street; as words are sorted. */
export function blockGroups(data: DistrictData, language: string): BlockGroup[] {
  const byNeighbourhood = data.blockNeighbourhood.some((name) => name !== '');
  const groups = new Map<string, number[]>();
  for (const block of data.blockId.keys()) {
    if (isWater(data, block)) continue;
    const name = byNeighbourhood ? (data.blockNeighbourhood[block] ?? '') : streetOf(data.blockName[block] ?? '');
    const known = groups.get(name);
    if (known) known.push(block);
    else groups.set(name, [block]);
  }
  const { compare } = new Intl.Collator(language, { numeric: true });
  return [...groups]
    .map(([name, blocks]) => ({
      name,
      blocks: blocks.toSorted((a, b) => compare(blockName(data, a), blockName(data, b))),
    }))
    .sort((a, b) => Number(a.name === '') - Number(b.name === '') || compare(a.name, b.name));
}
