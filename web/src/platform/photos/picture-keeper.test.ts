import { pictureAddress } from '@werkstadt/shared/photo/picture-address';
import { ann, bob, cityId, openProject, testId } from '@werkstadt/shared/test/domain-world';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CityMemory } from '../sync/city-memory.ts';
import type { ScopeRow } from '../sync/row-index.ts';
import { city } from '../test/city-server.ts';
import { MemoryCaches } from '../test/memory-caches.ts';
import { proposalView } from '../test/proposal-view.ts';
import { keepPictures } from './picture-keeper.ts';
import { dropAllPictures, pictureRoom, SEEN } from './picture-shelf.ts';

const memory = { caches: new MemoryCaches() };
const stops: (() => void)[] = [];
beforeEach(() => {
  memory.caches = new MemoryCaches();
  vi.stubGlobal('caches', memory.caches);
  vi.stubGlobal('fetch', async (path: string) => new Response(path));
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.unstubAllGlobals();
});

const scopeId = `p:${openProject.id}:pub`;
const path = (media: string, size: 'full' | 'small' = 'small') => pictureAddress({ cityId, media, size });
const media = (n: number) => testId(500 + n);

/** The n-th proposal, with one public photo unless told otherwise. */
function proposal(
  n: number,
  v: number,
  changes: { readonly state?: 'withdrawn'; readonly photos?: [] } = {},
): ScopeRow {
  const { local: _local, mine: _mine, ...row } = proposalView(n, { geometry: { type: 'Point', coordinates: [9, 50] } });
  const photo = { sha256: 'A'.repeat(43), alt: '', state: 'public' as const, media: media(n) };
  return { scopeId, table: 'proposal', id: row.id, v, body: { ...row, authorId: bob, photos: [photo], ...changes } };
}
const tombstone = (n: number, v: number): ScopeRow => ({ ...proposal(n, v), body: null });
const follow = (n: number, v: number, active: boolean): ScopeRow => {
  const id = testId(1000 + n);
  return { scopeId: `u:${ann}`, table: 'follow', id, v, body: { id, personId: ann, active } as ScopeRow['body'] };
};

async function phone(...rows: ScopeRow[]) {
  const held = new CityMemory();
  held.participantId = ann;
  const pull = async (...more: ScopeRow[]) => {
    const to = Math.max(0, ...more.map(({ v }) => v));
    const serverTime = '2027-02-01T12:00:00.000Z';
    const step = { scopeId, from: held.scopes.get(scopeId)?.cursor ?? 0, to, epoch: 'e', serverTime };
    held.enter(more, [step], serverTime, 'e');
    await held.fold();
  };
  await pull(...rows);
  const network = { state: () => 'online' as const, reached() {}, missed() {}, subscribe: () => () => {} };
  stops.push(keepPictures({ city, memory: held, network }, () => false));
  return { pull };
}
async function see(...paths: string[]): Promise<void> {
  for (const one of paths) await (await memory.caches.open(SEEN)).put(one, new Response(one));
}
const held = () =>
  [...memory.caches.entries.values()].flatMap((shelf) => [...shelf.keys()].map((url) => new URL(url).pathname)).sort();

test('[PH11] a picture leaves in every size as soon as its withdrawal, removal or erasure is heard of', async () => {
  await see(path(media(1)), path(media(1), 'full'), path(media(2)), path(media(3)), path(media(4)));
  const { pull } = await phone(...[1, 2, 3, 4].map((n) => proposal(n, n)));
  await pull(proposal(1, 5, { state: 'withdrawn' }), proposal(2, 6, { photos: [] }), tombstone(3, 7));
  await vi.waitFor(() => expect(held()).toEqual([path(media(4))]));
});

test('[PH11] what was taken away while the app was closed goes with the first pull; other cities keep theirs', async () => {
  const elsewhere = pictureAddress({ cityId: testId(77), media: media(9), size: 'small' });
  await see(path(media(1)), path(media(8)), elsewhere);
  await phone(proposal(1, 1));
  await vi.waitFor(() => expect(held()).toEqual([path(media(1)), elsewhere].sort()));
});

test('[PH11] the small pictures of followed proposals come by themselves, and go when they are followed no more', async () => {
  const { pull } = await phone(proposal(1, 1), proposal(2, 2), follow(2, 1, true));
  await vi.waitFor(() => expect(held()).toEqual([path(media(2))]));
  await pull(proposal(1, 3), follow(2, 2, false));
  await vi.waitFor(() => expect(held()).toEqual([]));
});

test('[PH11] a device tells how many there are and what they take, and gives them all up at once', async () => {
  expect(await pictureRoom()).toEqual({ pictures: 0, bytes: 0 });
  await see(path(media(1)), path(media(2)));
  expect(await pictureRoom()).toEqual({ pictures: 2, bytes: path(media(1)).length * 2 });
  await dropAllPictures();
  expect(await pictureRoom()).toEqual({ pictures: 0, bytes: 0 });
  expect([...memory.caches.entries.keys()]).toEqual([]);
});
