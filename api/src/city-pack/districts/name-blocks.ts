import type { SourceAddress } from '@werkstadt/shared/place/place-source';

/** Streets that a block is called after. */
const MOST_STREETS = 3;

/**
 * What a person would call a block: the streets with most of its house numbers, and which numbers those are.
 * @param addresses of the block
 */
export function nameByAddresses(addresses: readonly Pick<SourceAddress, 'street' | 'houseNumber'>[]): string {
  const numbers = new Map<string, number[]>();
  for (const { street, houseNumber } of addresses) {
    const list = numbers.get(street) ?? [];
    numbers.set(street, list);
    list.push(Number.parseInt(houseNumber, 10));
  }
  return [...numbers]
    .sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
    .slice(0, MOST_STREETS)
    .map(([street, list]) => `${street}${rangeOf(list.filter((number) => number > 0))}`)
    .join(', ');
}

function rangeOf(numbers: readonly number[]): string {
  if (numbers.length === 0) return '';
  const [first, last] = numbers.reduce(
    ([least, most], number) => [Math.min(least, number), Math.max(most, number)],
    [Number.POSITIVE_INFINITY, 0],
  );
  return first === last ? ` ${first}` : ` ${first}–${last}`;
}
