import type { SignedEnvelope } from '@werkstadt/shared/sync/envelope';
import { setAside } from '@werkstadt/shared/sync/outbox';
import { ann, cityId, projectId, testId } from '@werkstadt/shared/test/domain-world';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { createId } from '../ids.ts';
import { openVault, type Vault } from './vault.ts';
import { VaultDatabase } from './vault-database.ts';

const opened: Vault[] = [];
afterEach(() => {
  for (const vault of opened.splice(0)) vault.close();
});

const now = () => '2027-02-01T12:00:00.000Z';
const engineOf = (factory: IDBFactory) => ({ indexedDB: factory, IDBKeyRange });

/** One tab's connection to the vault of one browser. */
function open(factory: IDBFactory): Vault {
  const vault = openVault(cityId, ann, engineOf(factory), now, createId);
  opened.push(vault);
  return vault;
}

function envelope(mid: string): SignedEnvelope {
  return {
    e: 1,
    city: cityId,
    mid,
    name: 'follow.set',
    pv: 1,
    args: { proposalId: testId(10), projectId, on: true },
    base: {},
    participant: ann,
    scopeId: `p:${projectId}:pub`,
    app: '0.0.0',
    at: { wall: now(), tz: 'Europe/Berlin' },
    hash: 'aGFzaA',
    signature: 'c2ln',
  };
}
const act = (mid: string = createId()) => ({ envelope: envelope(mid), entityIds: [testId(10)] });

/** The database as a stranger sees it, without the code under test. */
async function raw<T>(factory: IDBFactory, work: (database: VaultDatabase) => Promise<T>): Promise<T> {
  const database = new VaultDatabase(cityId, ann, engineOf(factory));
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

test('[S3] an act, its numbers and the end of its draft are one transaction', async () => {
  const factory = new IDBFactory();
  const vault = open(factory);
  await vault.drafts.save([{ id: testId(10), projectId, updatedAt: now() }]);
  const first = await vault.outbox.append({ ...act(), removeDraftId: testId(10) });
  const second = await vault.outbox.append(act());
  expect([first.n, first.seq, second.n, second.seq]).toEqual([1, 1, 2, 2]);
  expect(second.replica).toBe(first.replica);
  expect(await vault.drafts.list()).toEqual([]);
});

test('[S3] what is refused by the disk leaves number and draft as they were', async () => {
  const factory = new IDBFactory();
  const vault = open(factory);
  await vault.drafts.save([{ id: testId(10), projectId, updatedAt: now() }]);
  const unstorable = { ...act(), entityIds: [() => 'a function cannot be stored'] as never, removeDraftId: testId(10) };
  await expect(vault.outbox.append(unstorable)).rejects.toThrow();
  expect(await vault.drafts.list()).toHaveLength(1);
  expect((await vault.outbox.append(act())).seq).toBe(1);
});

test('[S6] the same act stored twice, also by another tab, is one row', async () => {
  const factory = new IDBFactory();
  const [here, there] = [open(factory), open(factory)];
  const one = act();
  const rows = await Promise.all([here.outbox.append(one), there.outbox.append(one), here.outbox.append(one)]);
  expect(new Set(rows.map(({ n }) => n))).toEqual(new Set([1]));
  expect((await here.outbox.read())?.rows).toHaveLength(1);
});

test('[S6] a connection that the system has dropped is opened again, and the act is stored once', async () => {
  const factory = new IDBFactory();
  const vault = open(factory);
  await vault.outbox.append(act());
  const open_ = IDBFactory.prototype.open;
  // What iOS does in the background: the connection is closed under the app's feet, every transaction throws.
  await raw(factory, async (stranger) => {
    await stranger.open();
    return undefined;
  });
  const connections: IDBDatabase[] = [];
  IDBFactory.prototype.open = function (...args) {
    const request = open_.apply(this, args);
    request.addEventListener('success', () => connections.push(request.result as unknown as IDBDatabase));
    return request;
  };
  try {
    const late = open(factory);
    await late.outbox.read();
    for (const connection of connections) connection.close();
    const row = await late.outbox.append(act());
    expect(row.seq).toBe(2);
  } finally {
    IDBFactory.prototype.open = open_;
  }
});

test('[S4] tabs that write at the same time leave no hole and no doubled number', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 25 }), async (tabs) => {
      const factory = new IDBFactory();
      const vaults = [open(factory), open(factory), open(factory)];
      await Promise.all(tabs.map((tab) => vaults[tab]?.outbox.append(act())));
      const rows = (await vaults[0]?.outbox.read())?.rows ?? [];
      const expected = tabs.map((_, index) => index + 1);
      expect(rows.map(({ n }) => n)).toEqual(expected);
      expect(rows.map(({ seq }) => seq)).toEqual(expected);
    }),
    { seed: 1, numRuns: 25 },
  );
});

test('[S10] a record that cannot be read is kept, and the others are given numbers that can be sent', async () => {
  const factory = new IDBFactory();
  const vault = open(factory);
  for (let count = 0; count < 3; count++) await vault.outbox.append(act());
  await raw(factory, (database) => database.outbox.update(2, { state: 'from the future' }));
  const outbox = await vault.outbox.open();
  expect(outbox.unreadable).toMatchObject([{ n: 2, raw: { state: 'from the future' } }]);
  await vault.outbox.change((current) => setAside(current, 1, 'row-too-large', createId()));
  const after = await vault.outbox.read();
  expect(after?.rows.map(({ n, state, seq }) => [n, state, seq])).toEqual([
    [1, 'attention', 1],
    [3, 'pending', 1],
  ]);
  expect(after?.unreadable).toHaveLength(1);
});

test('[S10] numbers that were lost with their record are made anew for everything undecided', async () => {
  const factory = new IDBFactory();
  const vault = open(factory);
  const before = await vault.outbox.append(act());
  await vault.outbox.append(act());
  await raw(factory, (database) => database.meta.delete('outbox'));
  const outbox = await vault.outbox.open();
  expect(outbox.replica).not.toBe(before.replica);
  expect(outbox.rows.map(({ n, seq, replica }) => [n, seq, replica === outbox.replica])).toEqual([
    [1, 1, true],
    [2, 2, true],
  ]);
  expect(await vault.outbox.append(act())).toMatchObject({ n: 3, seq: 3 });
});

test('[S22] an act goes when another takes its place, in the same transaction, and the journal tells', async () => {
  const vault = open(new IDBFactory());
  const first = await vault.outbox.append(act());
  const second = await vault.outbox.append({ ...act(), replaces: first.mid });
  const outbox = await vault.outbox.read();
  expect(outbox?.rows.map(({ mid, seq }) => [mid, seq])).toEqual([[second.mid, 1]]);
  expect((await vault.meta.readJournal()).map(({ event }) => event)).toEqual(['saved', 'replaced', 'saved']);
});
