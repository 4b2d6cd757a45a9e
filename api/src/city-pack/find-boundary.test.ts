import { polygonAreaSquareMetres } from '@werkstadt/shared/geometry/polygon-area-square-metres';
import { expect, test } from 'vitest';
import { findMunicipality, isInside } from './find-boundary.ts';
import { extractOf, SmallTown } from './small-town.ts';

const boundary = (name: string, key: string, level = '8') => ({
  type: 'boundary',
  boundary: 'administrative',
  admin_level: level,
  name,
  'de:amtlicher_gemeindeschluessel': key,
});

/** Kleinau in the west with one house, Großau in the east with two; both in a district. */
function twoTowns(): SmallTown {
  const town = new SmallTown();
  town.relation([[town.rectangle(0, 0, 10, 10), 'outer']], boundary('Kleinau', '01234567'));
  town.relation([[town.rectangle(10, 0, 20, 10), 'outer']], boundary('Großau', '01234568'));
  town.relation([[town.rectangle(0, 0, 20, 10), 'outer']], boundary('Kreis', '01234', '6'));
  town.node(5, 5, { 'addr:housenumber': '1', 'addr:street': 'Badstraße' });
  town.rectangle(15, 5, 16, 6, { building: 'yes' });
  town.node(18, 5, { 'addr:housenumber': '1', 'addr:street': 'Ring' });
  return town;
}

test('[PK9] unasked it is the municipality with the most addresses and buildings', async () => {
  const found = findMunicipality(await extractOf(twoTowns()), {});
  expect(found).toMatchObject({ name: 'Großau', key: '01234568', closedGaps: 0, missingWays: 0 });
  expect(found && [isInside(found, [13.215, 53.505]), isInside(found, [13.205, 53.505])]).toEqual([true, false]);
});

test('[PK9] it can be asked for by key or name', async () => {
  const extract = await extractOf(twoTowns());
  expect(findMunicipality(extract, { ags: '01234567' })?.name).toBe('Kleinau');
  expect(findMunicipality(extract, { name: 'Kleinau' })?.key).toBe('01234567');
});

test('[PK9] what is not there is refused with a list of what is', async () => {
  const extract = await extractOf(twoTowns());
  expect(() => findMunicipality(extract, { ags: '99999999' })).toThrow(
    'The extract has no municipality 99999999. It has: Großau 01234568, Kleinau 01234567.',
  );
  expect(() => findMunicipality(extract, { name: 'Nirgendwo' })).toThrow(/no municipality Nirgendwo/);
});

test('[PK9] a city that is its own district counts, a district does not', async () => {
  const town = new SmallTown();
  town.relation([[town.rectangle(0, 0, 10, 10), 'outer']], boundary('Freiestadt', '01000000', '6'));
  town.relation([[town.rectangle(0, 0, 20, 10), 'outer']], boundary('Kreis', '01234', '6'));
  expect(findMunicipality(await extractOf(town), {})?.name).toBe('Freiestadt');
});

test('[PK9] the key is told by the Regionalschlüssel where it stands alone', async () => {
  const town = new SmallTown();
  const { 'de:amtlicher_gemeindeschluessel': _, ...tags } = boundary('Kleinau', '');
  town.relation([[town.rectangle(0, 0, 10, 10), 'outer']], { ...tags, 'de:regionalschluessel': '13 0 71 0107 107' });
  expect(findMunicipality(await extractOf(town), {})?.key).toBe('13071107');
});

test('[PK9] without any boundary there is none, and a name names the pack', async () => {
  expect(
    findMunicipality(await extractOf(new SmallTown().with((town) => town.node(0, 0))), { name: 'Kleinau' }),
  ).toBeNull();
});

test('[PK8] a boundary with a missing way is closed by a straight line whose length is told', async () => {
  const town = new SmallTown();
  const [a, b] = [town.node(0, 0), town.node(1, 0)];
  const known = town.way([b, town.node(10, 0), town.node(10, 10), town.node(0, 10), a]);
  town.relation(
    [
      [known, 'outer'],
      [999, 'outer'],
    ],
    boundary('Kleinau', '01234567'),
  );
  const found = findMunicipality(await extractOf(town), {});
  expect(found).toMatchObject({ closedGaps: 1, closedGapMetres: 66, missingWays: 1 });
  expect(polygonAreaSquareMetres(found?.polygons[0] ?? [])).toBeGreaterThan(700_000);
});

test('[PK8] two gaps are closed by the two short lines, not across the town', async () => {
  const town = new SmallTown();
  const south = town.line([
    [0, 1],
    [0, 0],
    [10, 0],
    [10, 1],
  ]);
  const north = town.line([
    [10, 2],
    [10, 10],
    [0, 10],
    [0, 2],
  ]);
  town.relation(
    [
      [north, 'outer'],
      [south, 'outer'],
    ],
    boundary('Kleinau', '01234567'),
  );
  const found = findMunicipality(await extractOf(town), {});
  expect(found).toMatchObject({ closedGaps: 2, closedGapMetres: 223 });
  expect(found?.polygons).toHaveLength(1);
});

test('[PK8] a boundary of which a fifth is missing is not trusted', async () => {
  const town = new SmallTown();
  town.relation(
    [
      [
        town.line([
          [0, 0],
          [10, 0],
          [10, 10],
          [0, 10],
        ]),
        'outer',
      ],
    ],
    boundary('Kleinau', '01234567'),
  );
  expect(findMunicipality(await extractOf(town), {})).toBeNull();
});

test('[PK5] an exclave belongs to the municipality, an enclave does not', async () => {
  const town = new SmallTown();
  town.relation(
    [
      [town.rectangle(0, 0, 10, 10), 'outer'],
      [town.rectangle(4, 4, 6, 6), 'inner'],
      [town.rectangle(20, 0, 22, 2), 'outer'],
    ],
    boundary('Kleinau', '01234567'),
  );
  const found = findMunicipality(await extractOf(town), {});
  if (!found) throw new Error('no municipality');
  expect([
    isInside(found, [13.221, 53.501]),
    isInside(found, [13.205, 53.505]),
    isInside(found, [13.202, 53.505]),
  ]).toEqual([true, false, true]);
});
