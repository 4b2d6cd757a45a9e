import { noFilter } from '@werkstadt/shared/proposal/filter';
import { kindIds } from '@werkstadt/shared/proposal/kind-id';
import { proposalStates } from '@werkstadt/shared/proposal/proposal';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filterFromSearch, readFilterSearch, searchFromFilter } from './filter-search.ts';

const degrees = (limit: number) => fc.integer({ min: -limit * 1000, max: limit * 1000 }).map((value) => value / 1000);
const position = fc.tuple(degrees(180), degrees(90));
const area = fc
  .array(position, { minLength: 3, maxLength: 8 })
  .map((ring) => ({ type: 'Polygon' as const, coordinates: [[...ring, ring[0] ?? [0, 0]]] as [number, number][][] }));
const filter = fc.record({
  projectId: fc.option(fc.constant('01900000-0000-7000-8000-000000000002')),
  kinds: fc.subarray([...kindIds]),
  states: fc.subarray([...proposalStates]),
  text: fc.string({ maxLength: 60 }),
  from: fc.constantFrom(null, '2027-02-08'),
  to: fc.constantFrom(null, '2027-12-31'),
  box: fc.option(fc.tuple(degrees(180), degrees(90), degrees(180), degrees(90))),
  area: fc.option(area),
});

const throughAddress = (search: Record<string, string | undefined>) => {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) if (value !== undefined) params.set(key, value);
  return Object.fromEntries(new URLSearchParams(params.toString()));
};

test('[Q5] a filter goes through an address without loss', () => {
  fc.assert(
    fc.property(filter, (chosen) => {
      expect(filterFromSearch(throughAddress(searchFromFilter(chosen)))).toEqual(chosen);
    }),
  );
});

test('[Q5] what cannot be read is left out, whatever it is', () => {
  const anything = fc.dictionary(
    fc.constantFrom('project', 'kind', 'state', 'q', 'from', 'to', 'box', 'area', 'else'),
    fc.oneof(fc.string(), fc.anything()),
  );
  fc.assert(
    fc.property(anything, (search) => {
      const once = readFilterSearch(search);
      expect(readFilterSearch({ ...once })).toEqual(once);
      expect(Object.keys(once)).not.toContain('else');
    }),
  );
  expect(filterFromSearch({ kind: 'tram', state: '', from: '2027-13-40', box: '1,2,x,4', area: '9,50,9.1' })).toEqual(
    noFilter,
  );
});
