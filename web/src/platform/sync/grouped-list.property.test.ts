import { atOnce } from '@werkstadt/shared/order/in-steps';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GroupedList } from './grouped-list.ts';

interface Item {
  readonly id: string;
  readonly rank: number;
}
const compare = (a: Item, b: Item) => a.rank - b.rank || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const groups = ['a', 'b'] as const;
const change = fc.record({
  id: fc.nat(60).map(String),
  group: fc.constantFrom(...groups, null),
  rank: fc.nat(9),
});
/** Between two readings few or many things change. */
const steps = fc.array(fc.array(change, { maxLength: 60 }), { maxLength: 8 });

test('[Q1] whatever comes, changes, moves and goes, each group and all together are in their order; many changes show at once', () => {
  fc.assert(
    fc.property(
      steps,
      fc.nat(6),
      fc.array(change, { maxLength: 20 }),
      fc.boolean(),
      (readings, rests, late, readsAll) => {
        const list = new GroupedList<Item>(compare);
        const plain = new Map<string, { group: string; item: Item }>();
        let lastRead: (readonly Item[])[] = groups.map(() => []);
        for (const changes of readings) {
          for (const { id, group, rank } of changes) {
            if (group === null) {
              list.delete(id);
              plain.delete(id);
            } else {
              list.set(group, { id, rank });
              plain.set(id, { group, item: { id, rank } });
            }
          }
          const of = (wanted: string | null) =>
            [...plain.values()]
              .filter(({ group }) => wanted === null || group === wanted)
              .map(({ item }) => item)
              .sort(compare);
          const beforeLate = groups.map(of);
          // Somebody reads while many changes are still on their way into their order.
          const work = list.settle();
          for (let step = 0; step < rests; step++) work.next();
          for (const { id, rank } of late) {
            list.set('b', { id, rank });
            plain.set(id, { group: 'b', item: { id, rank } });
          }
          for (const [at, group] of groups.entries()) {
            expect([lastRead[at], beforeLate[at], of(group)]).toContainEqual(list.group(group));
            expect(list.group(group)).toBe(list.group(group));
          }
          if (readsAll) expect(list.all()).toEqual([...list.all()].sort(compare));
          atOnce(list.settle());
          for (const group of groups) expect(list.group(group)).toEqual(of(group));
          expect(list.all()).toEqual(of(null));
          expect(list.group('a')).toBe(list.group('a'));
          expect(list.all()).toBe(list.all());
          lastRead = groups.map(of);
        }
      },
    ),
    { seed: 20_261_130, numRuns: 200 },
  );
});
