import { createHash, randomUUID } from 'node:crypto';
import { brotliDecompressSync } from 'node:zlib';
import { SeededRandom } from '@werkstadt/shared/random/seeded-random';
import type { WireRow } from '@werkstadt/shared/sync/protocol';
import { cityScope, personScope, projectScope, projectStaffScope } from '@werkstadt/shared/sync/scope';
import { readSnapshotPage, snapshotManifestSchema } from '@werkstadt/shared/sync/snapshot';
import { laneArgs, openProject, projectId } from '@werkstadt/shared/test/domain-world';
import fastify from 'fastify';
import { afterAll, expect, test } from 'vitest';
import { PostgresPullStore } from '../../db/sync/postgres-pull-store.ts';
import { createLog } from '../../platform/log.ts';
import { makeCity } from '../../test/test-city.ts';
import { readValue, TestPhone } from '../../test/test-phone.ts';
import { startTestServer } from '../../test/test-server.ts';
import { withDatabase } from '../../test/with-database.ts';
import { applyActs } from '../sync/apply-acts.ts';
import { serveSnapshots } from './serve-snapshots.ts';
import { buildSnapshot, type Snapshot } from './snapshot.ts';
import { Snapshots } from './snapshots.ts';

const { database, superuser } = await withDatabase();
const server = await startTestServer(database);
const scope = projectScope(projectId);
const snapshots = new Snapshots(
  database,
  createLog(() => undefined),
  { minRows: 1, pauseMs: 0 },
);
const http = fastify();
await http.register(async (packed) => serveSnapshots(packed, snapshots));
const url = await http.listen({ port: 0, host: '127.0.0.1' });
afterAll(() => http.close());

type View = ReadonlyMap<string, WireRow>;

/** Rows as a phone keeps them: of two versions the newer one. */
function enter(view: Map<string, WireRow>, rows: readonly WireRow[]): void {
  for (const row of rows) {
    const key = `${row.table}/${row.id}`;
    if ((view.get(key)?.v ?? -1) < row.v) view.set(key, row);
  }
}

/** What is shown: tombstones are not. */
const shown = (view: View) => new Map([...view].filter(([, { body }]) => body !== null).sort());

async function pullOn(phone: TestPhone, view: Map<string, WireRow>, from: number): Promise<void> {
  for (let [cursor, more] = [from, true]; more; ) {
    const [answer] = (await phone.pull({ [scope]: cursor })).scopes;
    if (answer?.kind !== 'rows') throw new Error(`the scope was answered with ${answer?.kind}`);
    enter(view, answer.rows);
    [cursor, more] = [answer.cursor, answer.more];
  }
}

/** Every step of the pages above a cursor, as a phone takes them. */
function* stepsOf({ manifest, pages }: Snapshot, cursor: number) {
  for (const { sha256, from, to } of manifest.pages) {
    if (to <= cursor) continue;
    const text = brotliDecompressSync(pages.get(sha256) ?? '').toString();
    for (const step of readSnapshotPage(text, scope, from)) {
      if (step === null) throw new Error('a step of a page cannot be read');
      yield step;
    }
  }
}

interface World {
  readonly city: string;
  readonly people: TestPhone[];
  readonly proposals: string[];
  readonly comments: string[];
}

async function act({ city, people, proposals, comments }: World, random: SeededRandom): Promise<void> {
  const phone = random.pick(people);
  const about = proposals.length > 0 ? random.pick(proposals) : null;
  const draw = random.integer(1, 12);
  if (about === null || draw <= 4) {
    const id = randomUUID();
    await phone.do('proposal.submit', laneArgs({ id }));
    proposals.push(id);
  } else if (draw <= 6) await phone.do('support.set', { proposalId: about, projectId, on: random.chance(0.7) });
  else if (draw <= 8) {
    const id = randomUUID();
    const words = { projectId, parentId: null, lang: 'de', authorName: null, body: 'Gute Idee' } as const;
    await phone.do('comment.add', { ...words, id, proposalId: about });
    comments.push(id);
  } else if (draw === 9) await phone.do('proposal.withdraw', { id: about, projectId });
  else if (draw === 10 && comments.length > 0)
    await phone.do('comment.delete', { id: random.pick(comments), projectId });
  else if (draw === 11)
    await phone.do('proposal.edit', { id: about, projectId, title: 'Anders' }, { base: { [about]: 1 } });
  else if (people.length > 1 && random.chance(0.4)) {
    const gone = people.pop();
    readValue(await (gone ?? phone).call('POST', 'person.erase', { city, contributions: [] }));
  }
}

test.each([1, 2, 3, 4])(
  '[S31] a snapshot and a pull from any of its steps is a full pull (history %i)',
  async (seed) => {
    const random = new SeededRandom(seed);
    const city = await makeCity(database, `snapshot-${seed}`);
    const people: TestPhone[] = [];
    for (let n = 0; n < 4; n++) people.push(await new TestPhone(server.url, city).openSession());
    const world: World = { city, people, proposals: [], comments: [] };
    const reader = new TestPhone(server.url, city);
    for (let n = 0; n < 20; n++) await act(world, random);
    const started = new Map<string, WireRow>();
    const [first] = (await reader.pull({ [scope]: 0 })).scopes;
    const startedAt = first?.kind === 'rows' ? first.cursor : 0;
    await pullOn(reader, started, 0);
    for (let n = 0; n < 15; n++) await act(world, random);
    const built = await database.withCitySnapshot(city, (tx) =>
      buildSnapshot(new PostgresPullStore(tx), scope, { pageRows: 7, lineRows: 3 }),
    );
    if (!built) throw new Error('the scope has no counter');
    for (let n = 0; n < 15; n++) await act(world, random);

    const whole = new Map<string, WireRow>();
    await pullOn(reader, whole, 0);
    for (const [view, cursor] of [
      [new Map<string, WireRow>(), 0],
      [started, startedAt],
    ] as const) {
      let reached = cursor;
      for (const { rows, from, to } of stepsOf(built, cursor)) {
        if (to <= reached) continue;
        expect(from).toBeLessThanOrEqual(reached);
        enter(view, rows);
        reached = Math.max(reached, to);
        const halfway = new Map(view);
        await pullOn(reader, halfway, reached);
        expect(shown(halfway)).toEqual(shown(whole));
      }
      expect(reached).toBe(built.manifest.v);
    }
  },
);

test('[S31] pages come packed, under their hash, with tags; what is asked for again has not changed', async () => {
  const city = await makeCity(database, 'snapshot-http');
  const phone = await new TestPhone(server.url, city).openSession();
  await phone.do('proposal.submit', laneArgs({ id: randomUUID() }));
  const address = `${url}/snapshots/${city}/${scope}`;
  expect((await fetch(address)).status).toBe(404);
  await snapshots.settled();
  const told = await fetch(address);
  const manifest = snapshotManifestSchema.parse(await told.json());
  const tag = told.headers.get('etag') ?? '';
  expect([told.headers.get('cache-control'), tag.length]).toEqual(['no-cache', 66]);
  expect((await fetch(address, { headers: { 'if-none-match': tag } })).status).toBe(304);
  const [page] = manifest.pages;
  for (const encoding of ['br', 'identity']) {
    const answer = await fetch(`${url}/snapshots/${city}/pages/${page?.sha256}`, {
      headers: { 'accept-encoding': encoding },
    });
    expect(answer.headers.get('content-encoding')).toBe(encoding === 'br' ? 'br' : null);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=60, immutable');
    expect(
      createHash('sha256')
        .update(await answer.text())
        .digest('hex'),
    ).toBe(page?.sha256);
  }
});

test('[S31] scopes of people and staff, other cities and unknown pages are not given out', async () => {
  const city = await makeCity(database, 'snapshot-rights');
  const other = await makeCity(database, 'snapshot-other');
  const phone = await new TestPhone(server.url, city).openSession();
  await phone.do('proposal.submit', laneArgs({ id: randomUUID() }));
  await snapshots.ofScope(city, scope);
  await snapshots.settled();
  const page = (await snapshots.ofScope(city, scope))?.manifest.pages[0]?.sha256;
  for (const path of [
    `${city}/${personScope(phone.participant)}`,
    `${city}/${projectStaffScope(projectId)}`,
    `${city}/${projectScope(randomUUID())}`,
    `${city}/nonsense`,
    `nonsense/${scope}`,
    `${other}/pages/${page}`,
    `${city}/pages/${'0'.repeat(64)}`,
  ]) {
    await fetch(`${url}/snapshots/${path}`);
    await snapshots.settled();
    expect((await fetch(`${url}/snapshots/${path}`)).status, path).toBe(404);
  }
});

/** Whether the page that was packed first is still given out. */
async function afterwards(slug: string, change: (world: Packed) => Promise<unknown>): Promise<boolean> {
  const city = await makeCity(database, slug);
  const ann = await new TestPhone(server.url, city).openSession();
  const bob = await new TestPhone(server.url, city).openSession();
  const [proposal, comment] = [randomUUID(), randomUUID()];
  await ann.do('proposal.submit', laneArgs({ id: proposal, reason: 'Anns Worte' }));
  const words = { projectId, parentId: null, lang: 'de', authorName: null, body: 'Ja' } as const;
  await ann.do('comment.add', { ...words, id: comment, proposalId: proposal });
  await snapshots.ofScope(city, scope);
  await snapshots.settled();
  const packed = await snapshots.ofScope(city, scope);
  await change({ city, ann, bob, proposal, comment });
  const answer = await fetch(`${url}/snapshots/${city}/pages/${packed?.manifest.pages[0]?.sha256}`);
  return answer.status === 200;
}
interface Packed {
  readonly city: string;
  readonly ann: TestPhone;
  readonly bob: TestPhone;
  readonly proposal: string;
  readonly comment: string;
}
const putProject = (city: string, state: 'draft' | 'open') =>
  applyActs(database, city, [
    {
      name: 'project.put',
      args: { project: { ...openProject, state } },
      participantId: '01900000-0000-7000-8000-0000000000f0',
      roles: ['admin'],
      at: '2027-02-01T11:00:00.000Z',
      base: { [projectId]: 1 },
    },
  ]);
const erase = (phone: TestPhone, city: string, contributions: readonly unknown[]) =>
  phone.call('POST', 'person.erase', { city, contributions }).then(readValue);

test.each<[string, (world: Packed) => Promise<unknown>]>([
  ['a person is erased with their words', ({ ann, city }) => erase(ann, city, [])],
  [
    'a person is erased and the words stay',
    ({ ann, city, proposal, comment }) =>
      erase(
        ann,
        city,
        [proposal, comment].map((id) => ({ id, keep: 'anonymous' })),
      ),
  ],
  ['a proposal is withdrawn', ({ ann, proposal }) => ann.do('proposal.withdraw', { id: proposal, projectId })],
  ['a comment is deleted', ({ ann, comment }) => ann.do('comment.delete', { id: comment, projectId })],
  [
    'a proposal is worded anew',
    ({ ann, proposal }) =>
      ann.do('proposal.edit', { id: proposal, projectId, reason: 'Andere' }, { base: { [proposal]: 1 } }),
  ],
  ['the project goes back into draft', ({ city }) => putProject(city, 'draft')],
  [
    'the city is restored',
    ({ city }) => superuser`update sync_meta set epoch = ${randomUUID()} where city_id = ${city}`,
  ],
  [
    'tombstones are purged',
    ({ city }) => superuser`update scope_counter set tombstones_from = 1 where city_id = ${city}`,
  ],
])('[S31] once %s, what was packed before is given out no more', async (_case, change) => {
  expect(await afterwards(`snapshot-${randomUUID().slice(0, 8)}`, change)).toBe(false);
});

test('[S31] a support, a new comment and a decision take nothing back: the pages stay', async () => {
  const stays = await afterwards('snapshot-stays', async ({ bob, proposal }) => {
    await bob.do('support.set', { proposalId: proposal, projectId, on: true });
    const words = { projectId, parentId: null, lang: 'de', authorName: null, body: 'Auch' } as const;
    await bob.do('comment.add', { ...words, id: randomUUID(), proposalId: proposal });
  });
  expect(stays).toBe(true);
});

test('[S31] the list of projects is packed like the proposals of one', async () => {
  const city = await makeCity(database, 'snapshot-city');
  await snapshots.ofScope(city, cityScope(city));
  await snapshots.settled();
  expect((await snapshots.ofScope(city, cityScope(city)))?.manifest.pages).toHaveLength(1);
});
