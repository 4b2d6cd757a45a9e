import { expect, test } from 'vitest';
import { testId } from '../test/domain-world.ts';
import { webVerifying } from '../test/web-crypto.ts';
import { type AuditEntry, firstBrokenEntry, hashEntry, hashPerson } from './audit-log.ts';

const { sha256 } = webVerifying;
const city = testId(1);

async function chainOf(length: number): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (let n = 1; n <= length; n++) {
    const who = n % 2 === 0 ? null : { accountId: testId(n), salt: testId(100 + n), email: `${n}@stadt.example` };
    const hashed = {
      n,
      at: '2027-02-01T12:00:00.000Z',
      kind: 'decided' as const,
      subject: testId(n),
      facts: { state: 'accepted', place: n },
      whoHash: who && (await hashPerson(who, sha256)),
      previousHash: entries.at(-1)?.hash ?? '',
    };
    entries.push({ ...hashed, hash: await hashEntry(city, hashed, sha256), who });
  }
  return entries;
}
const broken = (entries: readonly AuditEntry[]) => firstBrokenEntry(city, entries, sha256);

test('[SEC22] a chain holds as a whole and from any entry on, also without the people in it', async () => {
  const chain = await chainOf(5);
  expect(await broken(chain)).toBeNull();
  expect(await broken(chain.slice(2))).toBeNull();
  expect(await broken(chain.map((entry) => ({ ...entry, who: null })))).toBeNull();
  expect(await broken([])).toBeNull();
});

test('[SEC22] whatever is changed, left out, moved or put in is found at its place', async () => {
  const chain = await chainOf(5);
  const changed = (n: number, change: Partial<AuditEntry>) =>
    broken(chain.map((entry) => (entry.n === n ? { ...entry, ...change } : entry)));
  expect(await changed(3, { at: '2027-02-01T12:00:00.001Z' })).toBe(3);
  expect(await changed(3, { facts: { state: 'declined', place: 3 } })).toBe(3);
  expect(await changed(2, { subject: null })).toBe(2);
  expect(await changed(1, { previousHash: 'AAAA' })).toBe(1);
  expect(await changed(3, { who: { accountId: testId(9), salt: testId(103), email: '3@stadt.example' } })).toBe(3);
  expect(await broken(chain.filter(({ n }) => n !== 3))).toBe(4);
  expect(await broken(chain.toReversed())).toBe(4);
  expect(await firstBrokenEntry(testId(2), chain, sha256)).toBe(1);
});

test('[SEC22] the order in which facts are written does not matter', async () => {
  const [entry] = await chainOf(1);
  if (!entry) throw new Error('no entry');
  expect(await broken([{ ...entry, facts: { place: 1, state: 'accepted' } }])).toBeNull();
});
