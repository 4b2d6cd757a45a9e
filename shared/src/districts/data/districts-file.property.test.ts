import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeSectionFile } from '../../planning/pack/section-file.ts';
import { readContacts } from './contacts-section.ts';
import { BLOCK_KINDS, CONTACT_KINDS, type DistrictData } from './district-data.ts';
import type { DistrictMeta } from './district-meta.ts';
import { readDistrictsFile, writeDistrictsFile } from './districts-file.ts';

const seed = 20_270_611;

const source = { name: 'Amt für Statistik', date: '2026-01-31', attribution: 'Stadt Kleinau' };
const metaOf = (years: number, hasToday: boolean): DistrictMeta => ({
  years: Array.from({ length: years }, (_, year) => `${2026 + year}/${27 + year}`),
  blocks: { source, given: false },
  pupils: {
    source,
    given: false,
    estimate: { perResident: 0.037, band: 0.3, reason: 'Anteil der Altersgruppe' },
    suppressedBelow: 5,
  },
  places: null,
  today: hasToday ? { source } : null,
  walk: { source },
  longestWay: { metres: 2000, source: 'Beispiel' },
});

const microdegrees = fc.integer({ min: -180_000_000, max: 180_000_000 });
const whole = fc.nat(65_535);

/** Any content a file can hold; the outlines need not be those of a town. */
const districtData: fc.Arbitrary<DistrictData> = fc
  .record({ blocks: fc.nat(12), schools: fc.nat(4), years: fc.integer({ min: 1, max: 3 }), hasToday: fc.boolean() })
  .chain(({ blocks, schools: wanted, years, hasToday }) => {
    // A school stands in a block.
    const schools = blocks > 0 ? wanted : 0;
    const list = <T>(item: fc.Arbitrary<T>, length: number) => fc.array(item, { minLength: length, maxLength: length });
    const ring = fc.array(fc.tuple(microdegrees, microdegrees), { minLength: 3, maxLength: 6 });
    const pair = fc.tuple(fc.nat(), fc.nat(), fc.nat(0xffffffff), fc.nat(CONTACT_KINDS.length - 1));
    return fc
      .record({
        ids: fc.uniqueArray(fc.string({ minLength: 1, unit: 'binary' }), { minLength: blocks, maxLength: blocks }),
        kinds: list(fc.nat(BLOCK_KINDS.length - 1), blocks),
        points: list(fc.tuple(microdegrees, microdegrees), blocks),
        areas: list(fc.double({ min: 0, noNaN: true }), blocks),
        texts: list(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string()), blocks),
        residents: list(whole, blocks),
        pupils: list(fc.tuple(whole, whole, whole), blocks * years),
        today: list(fc.nat(schools), blocks),
        outlines: list(fc.array(ring, { minLength: 1, maxLength: 3 }), blocks),
        pairs: fc.array(pair, { maxLength: blocks * 2 }),
        schoolIds: fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: schools, maxLength: schools }),
        schoolPoints: list(fc.tuple(fc.string(), microdegrees, microdegrees, fc.nat()), schools),
        places: list(fc.integer({ min: -1, max: 2000 }), schools * years),
        walks: list(fc.tuple(whole, fc.nat(255)), blocks * schools),
      })
      .map((made) => {
        const rings = made.outlines.flat();
        let [ringEnd, pointEnd] = [0, 0];
        return {
          meta: metaOf(years, hasToday),
          blockId: [...made.ids].sort((a, b) => (a < b ? -1 : 1)),
          blockKind: Uint8Array.from(made.kinds),
          blockLon: Int32Array.from(made.points, ([longitude]) => longitude),
          blockLat: Int32Array.from(made.points, ([, latitude]) => latitude),
          blockArea: Float64Array.from(made.areas),
          blockName: made.texts.map(([name]) => name),
          blockNeighbourhood: made.texts.map(([, neighbourhood]) => neighbourhood),
          blockResidents: Uint16Array.from(made.residents),
          blockPupils: Uint16Array.from(made.pupils, ([value]) => value),
          blockPupilsLower: Uint16Array.from(made.pupils, ([, lower]) => lower),
          blockPupilsUpper: Uint16Array.from(made.pupils, ([, , upper]) => upper),
          blockToday: hasToday ? Uint16Array.from(made.today) : null,
          ringOffset: Uint32Array.from([0, ...made.outlines.map((outline) => (ringEnd += outline.length))]),
          pointOffset: Uint32Array.from([0, ...rings.map((positions) => (pointEnd += positions.length))]),
          pointLon: Int32Array.from(rings.flat(), ([longitude]) => longitude),
          pointLat: Int32Array.from(rings.flat(), ([, latitude]) => latitude),
          ...contactsOf(made.pairs, blocks),
          schoolId: made.schoolIds,
          schoolName: made.schoolPoints.map(([name]) => name),
          schoolLon: Int32Array.from(made.schoolPoints, ([, longitude]) => longitude),
          schoolLat: Int32Array.from(made.schoolPoints, ([, , latitude]) => latitude),
          schoolBlock: Uint32Array.from(made.schoolPoints, ([, , , block]) => block % blocks),
          schoolPlaces: Int32Array.from(made.places),
          walk: Uint16Array.from(made.walks, ([metres]) => metres),
          walkCrossings: Uint8Array.from(made.walks, ([, crossings]) => crossings),
        };
      });
  });

/** Both directions of each pair, the neighbours of a block ascending. */
function contactsOf(pairs: readonly (readonly [number, number, number, number])[], blocks: number) {
  const neighbours = Array.from({ length: blocks }, () => new Map<number, readonly [number, number]>());
  for (const [one, other, border, contact] of pairs) {
    const [a, b] = [one % blocks, other % blocks];
    if (a === b) continue;
    neighbours[a]?.set(b, [border, contact]);
    neighbours[b]?.set(a, [border, contact]);
  }
  const ordered = neighbours.map((map) => [...map].sort(([a], [b]) => a - b));
  let end = 0;
  return {
    neighbourOffset: Uint32Array.from([0, ...ordered.map((list) => (end += list.length))]),
    neighbour: Uint32Array.from(ordered.flat(), ([block]) => block),
    neighbourBorderDm: Uint32Array.from(ordered.flat(), ([, [border]]) => border),
    neighbourContact: Uint8Array.from(ordered.flat(), ([, [, contact]]) => contact),
  };
}

test('[DB1] what was written is read, and the same content gives the same bytes', () => {
  fc.assert(
    fc.property(districtData, (data) => {
      const bytes = writeDistrictsFile(data);
      const read = readDistrictsFile(bytes);
      expect(read).toEqual({ ok: true, data });
      expect(read.ok && writeDistrictsFile(read.data)).toEqual(bytes);
    }),
    { seed, numRuns: 60 },
  );
  // Ten times what it takes on a free core: a busy machine is no defect.
}, 20_000);

test('[DB1] a file that was cut, or changed in a single bit, is told and never read', () => {
  let refused = 0;
  fc.assert(
    fc.property(districtData, fc.nat(), fc.nat(7), (data, place, bit) => {
      const bytes = writeDistrictsFile(data);
      const at = place % bytes.length;
      expect(readDistrictsFile(bytes.slice(0, at)).ok).toBe(false);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
      expect(readDistrictsFile(bytes).ok, `bit ${bit} of byte ${at}`).toBe(false);
      refused += 1;
    }),
    { seed, numRuns: 150 },
  );
  expect(refused).toBe(150);
});

test('[DB1] a whole file of something else, or one that points to what is not there, is told', () => {
  expect(readDistrictsFile(writeSectionFile([[1, Uint8Array.of(1)]]))).toEqual({
    ok: false,
    problem: 'not-a-planning-file',
  });
  const [data] = fc.sample(
    districtData.filter(({ blockId, schoolId }) => blockId.length > 1 && schoolId.length > 0),
    { seed, numRuns: 1 },
  );
  if (!data) throw new Error('no data');
  const damaged: Partial<DistrictData>[] = [
    { blockKind: data.blockKind.map(() => BLOCK_KINDS.length) },
    { schoolBlock: data.schoolBlock.map(() => data.blockId.length) },
    { blockToday: Uint16Array.from(data.blockId, () => data.schoolId.length + 1) },
    { blockId: data.blockId.toReversed() },
    { blockName: [] },
    { walk: data.walk.slice(1) },
    { schoolId: data.schoolId.map(() => 'the same'), schoolName: data.schoolName },
    { meta: { ...data.meta, years: ['next year'] } },
  ];
  const told = damaged.map((change) => readDistrictsFile(writeDistrictsFile({ ...data, ...change })));
  const expected = damaged.map(() => ({ ok: false, problem: 'damaged' }));
  if (data.schoolId.length < 2) expected[6] = expect.objectContaining({ ok: true });
  expect(told).toEqual(expected);
});

test('[DB1] no count in a section costs memory', () => {
  expect(readContacts(Uint8Array.of(255, 255, 255, 255, 15), 1)).toBeNull();
});
