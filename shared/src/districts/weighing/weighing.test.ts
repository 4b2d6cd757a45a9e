import { describe, expect, test } from 'vitest';
import { SeededRandom } from '../../random/seeded-random.ts';
import { utf8Bytes } from '../../sync/utf8.ts';
import { testId } from '../../test/domain-world.ts';
import { webVerifying } from '../../test/web-crypto.ts';
import { districtCity } from '../district-city.ts';
import { todaysAssignment } from '../plan/assignment.ts';
import { gridTown, gridTowns } from '../test/grid-town.ts';
import { checkNumbers, checkSeal, readWeighingFile } from './check-weighing.ts';
import { canonicalWeighing, problemOfNumbers, problemOfWeighing, sealWeighing } from './seal-weighing.ts';
import { type Weighing, weighPlans } from './weigh-plans.ts';
import { sealedWeighingSchema, weighingRecordSchema } from './weighing-record.ts';

declare const crypto: {
  readonly subtle: {
    readonly generateKey: (algorithm: string, extractable: boolean, uses: string[]) => Promise<KeyPair>;
    readonly exportKey: (format: 'raw', key: unknown) => Promise<ArrayBuffer>;
    readonly sign: (algorithm: string, key: unknown, bytes: Uint8Array) => Promise<ArrayBuffer>;
    readonly importKey: (
      format: 'raw',
      key: Uint8Array,
      algorithm: string,
      extractable: boolean,
      uses: string[],
    ) => Promise<unknown>;
    readonly verify: (algorithm: string, key: unknown, signature: Uint8Array, bytes: Uint8Array) => Promise<boolean>;
  };
};
interface KeyPair {
  readonly publicKey: unknown;
  readonly privateKey: unknown;
}

const { sha256 } = webVerifying;
const verifying = {
  sha256,
  verifyEd25519: async (key: Uint8Array, signature: Uint8Array, bytes: Uint8Array) =>
    crypto.subtle.verify(
      'Ed25519',
      await crypto.subtle.importKey('raw', key, 'Ed25519', true, ['verify']),
      signature,
      bytes,
    ),
};
async function signingKey() {
  const { publicKey, privateKey } = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  return {
    sha256,
    publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)),
    signEd25519: async (bytes: Uint8Array) => new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, bytes)),
  };
}

const pack = { version: 'v1', districtsHash: 'h' };
const weighing: Weighing = {
  projectId: testId(2),
  weighedAt: '2027-02-01T10:00:00.000Z',
  pack,
  preferred: 'b',
  reasons: 'Kürzere Wege für die meisten; 14 Kinder wechseln.',
  year: 0,
};
function recordOf(data: ReturnType<typeof gridTown>) {
  const random = new SeededRandom(9);
  const city = districtCity(data);
  const today = todaysAssignment(data);
  const b = today.map((zone) => (random.chance(0.2) ? random.integer(0, data.schoolId.length) : zone));
  const record = weighPlans(
    city,
    { title: 'Heute', proposalId: null, base: null, assignment: today },
    { title: 'Plan 17', proposalId: testId(10), base: 'today', assignment: b },
    weighing,
  );
  return { city, record };
}

describe.each(Object.entries(gridTowns))('weighing in the town "%s"', (_, data) => {
  test('[DP14] what is written down can be computed again from it and the open data, number by number', () => {
    const { city, record } = recordOf(data);
    const kept = weighingRecordSchema.parse(JSON.parse(canonicalWeighing(record)));
    expect(kept).toEqual(record);
    expect(problemOfNumbers(city, pack, kept)).toBeNull();
    expect(kept.assumptions.length).toBeGreaterThan(0);
    expect(kept.results.length).toBeGreaterThan(10);
  });
});

test('[DP14] a number that was touched, another pack and other data are told', () => {
  const { city, record } = recordOf(gridTown());
  const [first, ...rest] = record.results;
  if (!first) throw new Error('no results');
  const forged = { ...record, results: [{ ...first, a: { value: 1 } }, ...rest] };
  expect(problemOfNumbers(city, pack, forged)).toBe('numbers-differ');
  expect(problemOfNumbers(city, { ...pack, districtsHash: 'other' }, record)).toBe('other-pack');
  expect(problemOfNumbers(city, { ...pack, version: 'v2' }, record)).toBeNull();
  expect(problemOfNumbers(city, pack, { ...record, figuresVersion: 0 })).toBe('other-figures');
  expect(problemOfNumbers(districtCity(gridTown({ seed: 77 })), pack, record)).toBe('numbers-differ');
  const unknown = { ...record.plans.b, changes: [{ zone: 's-none', blocks: ['b-000001'] }] };
  expect(problemOfNumbers(city, pack, { ...record, plans: { ...record.plans, b: unknown } })).toBe('other-pack');
});

test('[DP14] the seal holds for this very record and the key that the city names', async () => {
  const { record } = recordOf(gridTown());
  const [city, other] = [await signingKey(), await signingKey()];
  const sealed = sealedWeighingSchema.parse(JSON.parse(JSON.stringify(await sealWeighing(record, verifying, city))));
  const key = sealed.seal.publicKey ?? '';
  expect(await problemOfWeighing(sealed, [key], verifying)).toBeNull();
  const reordered = {
    ...sealed,
    record: weighingRecordSchema.parse(Object.fromEntries(Object.entries(record).reverse())),
  };
  expect(await problemOfWeighing(reordered, [key], verifying)).toBeNull();
  const forged = { ...sealed, record: { ...record, reasons: 'Anders.' } };
  expect(await problemOfWeighing(forged, [key], verifying)).toBe('hash-wrong');
  const strange = await sealWeighing(record, verifying, other);
  expect(await problemOfWeighing(strange, [key], verifying)).toBe('key-unknown');
  const unsigned = await sealWeighing(record, verifying, null);
  expect(await problemOfWeighing(unsigned, [key], verifying)).toBe('not-signed');
  expect(await problemOfWeighing(unsigned, [], verifying)).toBeNull();
});

test('[DP18] whoever has the file is told number by number what does not come out of the open data', () => {
  const { city, record } = recordOf(gridTown());
  expect(checkNumbers(city, pack, record)).toEqual({ problem: null, differences: [] });
  const [first, second, ...rest] = record.results;
  if (!first || !second) throw new Error('no results');
  const { id, school, year, unit } = first;
  const forged = {
    ...record,
    results: [{ ...first, a: { value: 1234 } }, ...rest],
    others: { ...record.others, switching: { value: 0 } },
  };
  expect(checkNumbers(city, pack, forged)).toEqual({
    problem: 'numbers-differ',
    differences: expect.arrayContaining([
      { part: 'results', id, school, year, unit, side: 'a', said: 1234, computed: first.a.value },
      expect.objectContaining({ part: 'results', id: second.id, said: null, computed: second.b.value }),
      { part: 'others' },
    ]),
  });
  // Of another pack, whatever the blocks at hand still tell; nothing where one of the plan's is gone.
  const other = districtCity(gridTown({ seed: 77 }));
  const elsewhere = checkNumbers(other, { version: 'v2', districtsHash: 'other' }, record);
  expect(elsewhere.problem).toBe('other-pack');
  expect(elsewhere.differences?.length).toBeGreaterThan(0);
  const tiny = districtCity(gridTown({ columns: 2, rows: 1 }));
  expect(checkNumbers(tiny, pack, record)).toEqual({ problem: 'other-pack', differences: null });
});

test('[DP18] a seal is the city’s only by a key that the city publishes, and its file is read with care', async () => {
  const { record } = recordOf(gridTown());
  const [own, other] = [await signingKey(), await signingKey()];
  const sealed = await sealWeighing(record, verifying, own);
  const key = { id: '0123456789abcdef', publicKey: sealed.seal.publicKey ?? '', since: '2027-01-01T00:00:00.000Z' };
  expect(await checkSeal(sealed, [key], verifying)).toEqual({ problem: null, key });
  expect(await checkSeal(sealed, [], verifying)).toEqual({ problem: 'key-unknown', key: null });
  const strange = await sealWeighing(record, verifying, other);
  expect(await checkSeal(strange, [key], verifying)).toEqual({ problem: 'key-unknown', key: null });
  const bare = await sealWeighing(record, verifying, null);
  for (const keys of [[], [key]]) expect((await checkSeal(bare, keys, verifying)).problem).toBe('not-signed');
  const touched = { ...sealed, record: { ...record, reasons: 'Anders.' } };
  expect(await checkSeal(touched, [key], verifying)).toEqual({ problem: 'hash-wrong', key });

  const bytes = (content: unknown) => utf8Bytes(typeof content === 'string' ? content : JSON.stringify(content));
  expect(readWeighingFile(bytes(sealed))).toEqual({ ok: true, sealed });
  expect(readWeighingFile(bytes('{"record":'))).toEqual({ ok: false, field: '' });
  expect(readWeighingFile(Uint8Array.of(0xff, 0xfe))).toEqual({ ok: false, field: '' });
  expect(readWeighingFile(bytes({ ...sealed, record: { ...record, year: 7 } }))).toEqual({
    ok: false,
    field: 'record.year',
  });
});
