import { createHash } from 'node:crypto';
import type { WireRow } from '@werkstadt/shared/sync/protocol';
import { type SnapshotManifest, snapshotLine } from '@werkstadt/shared/sync/snapshot';
import { openProject, testId } from '@werkstadt/shared/test/domain-world';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, expect, test, vi } from 'vitest';
import type { ApiAnswer } from '../api-answer.ts';
import { openCityCache } from '../db/city-cache.ts';
import { city, failure, found } from '../test/city-server.ts';
import { CityMemory } from './city-memory.ts';
import { enterRows } from './city-parts.ts';
import { takeSnapshot } from './take-snapshot.ts';

afterEach(() => vi.restoreAllMocks());

const scopeId = `p:${openProject.id}:pub`;
const epoch = testId(901);
const PAGES = 3;
const LINES = 3;
const ROWS_PER_LINE = 200;

const row = (v: number): WireRow => ({
  scopeId,
  table: 'decision',
  id: testId(1000 + v),
  v,
  body:
    v % 50 === 0
      ? null
      : {
          id: testId(1000 + v),
          proposalId: testId(1),
          projectId: openProject.id,
          state: 'in-review',
          reason: 'Wir sehen es uns an.',
          lang: 'de',
          role: 'planner',
          baseRev: 1,
          decidedAt: '2027-02-01T12:00:00.000Z',
        },
});

type Answers = Record<string, () => ApiAnswer<Uint8Array<ArrayBuffer>>>;
const bytes = (text: string) => found(new TextEncoder().encode(text));

/** A snapshot of 1 800 rows in three pages, as the server gives it out. */
function packed(): { manifest: SnapshotManifest; answers: Answers } {
  const answers: Answers = {};
  const pages: SnapshotManifest['pages'] = [];
  for (let page = 0; page < PAGES; page++) {
    const from = page * LINES * ROWS_PER_LINE;
    let text = '';
    for (let line = 0; line < LINES; line++) {
      const first = from + line * ROWS_PER_LINE;
      const rows = Array.from({ length: ROWS_PER_LINE }, (_, n) => row(first + n + 1));
      text += snapshotLine(rows, first + ROWS_PER_LINE);
    }
    const sha256 = createHash('sha256').update(text).digest('hex');
    answers[`${city.id}/pages/${sha256}`] = () => bytes(text);
    pages.push({ sha256, from, to: from + LINES * ROWS_PER_LINE, rows: LINES * ROWS_PER_LINE, bytes: text.length });
  }
  const manifest: SnapshotManifest = {
    form: 1,
    scopeId,
    epoch,
    v: PAGES * LINES * ROWS_PER_LINE,
    tombstonesFrom: 0,
    pages,
  };
  answers[`${city.id}/${scopeId}`] = () => bytes(JSON.stringify(manifest));
  return { manifest, answers };
}

async function phone(answers: Answers) {
  const memory = new CityMemory();
  const cache = openCityCache(city.id, { indexedDB: new IDBFactory(), IDBKeyRange });
  const asked: string[] = [];
  const api = {
    snapshot: async (path: string) => {
      asked.push(path);
      return answers[path]?.() ?? failure(404, 'not-found');
    },
  };
  const tabs = { tell: () => undefined, close: () => undefined };
  const parts = { city, api, memory, cache, tabs, isoNow: () => '2027-02-01T12:00:00.000Z' };
  // The first pull came before: it told the epoch.
  const serverTime = parts.isoNow();
  const first = [row(1), row(2)];
  await enterRows(parts, first, [{ scopeId, from: 0, to: 2, horizon: 0, epoch, serverTime }], epoch);
  return {
    memory,
    asked,
    take: (isClosed = () => false) => takeSnapshot(parts, scopeId, isClosed),
    cursor: () => memory.scopes.get(scopeId)?.cursor,
    kept: async () => {
      const { rows, scopes } = await cache.load();
      return { rows: rows.length, cursor: scopes[0]?.cursor };
    },
  };
}

test('[S31] a scope comes in a few pieces, is shown, and is kept with the cursor it stands for', async () => {
  const { manifest, answers } = packed();
  const { take, cursor, kept, memory } = await phone(answers);
  await take();
  expect(cursor()).toBe(manifest.v);
  expect(memory.view.decisions(testId(1))).toHaveLength(manifest.v - manifest.v / 50);
  expect(await kept()).toEqual({ rows: manifest.v, cursor: manifest.v });
});

const page = (at: number, change: (text: string) => ApiAnswer<Uint8Array<ArrayBuffer>>) => {
  const { manifest, answers } = packed();
  const path = `${city.id}/pages/${manifest.pages[at]?.sha256}`;
  const answer = answers[path]?.();
  answers[path] = () => change(answer?.ok ? new TextDecoder().decode(answer.value) : '');
  return answers;
};
const told = (change: Partial<SnapshotManifest>) => {
  const { manifest, answers } = packed();
  return { ...answers, [`${city.id}/${scopeId}`]: () => bytes(JSON.stringify({ ...manifest, ...change })) };
};

test.each<[string, Answers, number]>([
  ['there is none', {}, 2],
  ['a captive portal answers', { [`${city.id}/${scopeId}`]: () => bytes('<html>') }, 2],
  ['it is of another epoch', told({ epoch: testId(902) }), 2],
  ['tombstones are gone that this phone lacks', told({ tombstonesFrom: 100 }), 2],
  ['it is of another form', told({ form: 2 as 1 }), 2],
  ['a page is another one than announced', page(1, (text) => bytes(text.replace('Wir sehen', 'Wir sahen'))), 600],
  ['a page was taken back meanwhile', page(2, () => failure(404, 'not-found')), 1200],
  ['the network breaks', page(0, () => failure(null, 'network-unreachable')), 2],
])('[S31] where %s, pulls go on from where it came to', async (_case, answers, reached) => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const { take, cursor, kept } = await phone(answers);
  await take();
  expect(cursor()).toBe(reached);
  expect(await kept()).toMatchObject({ cursor: reached });
});

test('[S31] a tab that closes in the middle keeps what came, and the next one asks for the rest alone', async () => {
  const { manifest, answers } = packed();
  const { take, cursor, asked } = await phone(answers);
  let looks = 0;
  await take(() => ++looks > 4);
  expect(cursor()).toBe(800);
  asked.length = 0;
  await take();
  expect(cursor()).toBe(manifest.v);
  expect(asked).toEqual([
    `${city.id}/${scopeId}`,
    ...manifest.pages.slice(1).map(({ sha256 }) => `${city.id}/pages/${sha256}`),
  ]);
});
