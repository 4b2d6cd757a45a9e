import type { Comment } from '@werkstadt/shared/comment/comment';
import type { Proposal } from '@werkstadt/shared/proposal/proposal';
import { cityId, laneArgs, openProject, testId } from '@werkstadt/shared/test/domain-world';
import { IDBKeyRange } from 'fake-indexeddb';
import { afterEach, expect, test, vi } from 'vitest';
import type { CityStore } from '../data/city-store.ts';
import { CacheDatabase } from '../db/cache-database.ts';
import { declaredStorage } from '../storage/registry.ts';
import { TestBrowser, when } from '../test/browser.ts';
import { CityServer, failure, fairWeather, noNetwork, type Weather } from '../test/city-server.ts';

const browsers: TestBrowser[] = [];
function browserOf(server: CityServer, name: string): TestBrowser {
  const browser = new TestBrowser(server, name);
  browsers.push(browser);
  return browser;
}
afterEach(() => {
  for (const browser of browsers.splice(0)) browser.closeAll();
  vi.restoreAllMocks();
});

/** A tab that shows the project, as the map does. */
async function openTab(browser: TestBrowser): Promise<CityStore> {
  const tab = await browser.openTab();
  tab.holdProject(openProject.id);
  await when(tab, () => tab.scopeState(openProject.id) === 'ready');
  return tab;
}
const received = (tab: CityStore, id: string) => when(tab, () => tab.proposal(id)?.local === null);
const comment = (id: string, proposalId: string) => ({
  id,
  projectId: openProject.id,
  proposalId,
  parentId: null,
  body: 'Gute Idee',
  lang: 'de',
  authorName: null,
});
const support = (on: boolean) => ({ proposalId: testId(10), projectId: openProject.id, on });

test('a first visit reads the city without a participant', async () => {
  const tab = await openTab(browserOf(new CityServer(), 'ann'));
  expect(tab.projects()).toHaveLength(1);
  expect(tab.session()).toBeNull();
});

test('[TR12] before the first act only exempt storage exists, and all that ever exists is declared', async () => {
  const ann = browserOf(new CityServer(), 'ann');
  const tab = await openTab(ann);
  const found = async () =>
    (await ann.factory.databases()).map(({ name }) => declaredStorage('indexedDB', name ?? '') ?? name);
  expect(await found()).toSatisfy((entries: { exempt?: boolean }[]) => entries.every(({ exempt }) => exempt === true));
  await tab.mutate('proposal.submit', laneArgs());
  expect((await found()).map((entry) => (entry instanceof Object ? entry.id : entry)).sort()).toEqual([
    'cache',
    'device',
    'vault',
  ]);
});

test('[S1] an act without a network is shown as saved, survives a closed tab, and is received later', async () => {
  const server = new CityServer();
  const ann = browserOf(server, 'ann');
  const tab = await openTab(ann);
  ann.weather = noNetwork;
  expect(await tab.mutate('proposal.submit', laneArgs())).toMatchObject({ ok: true });
  expect(tab.proposals(openProject.id)).toMatchObject([{ id: testId(10), local: 'saved', mine: true, number: null }]);
  tab.close();
  const later = await ann.openTab();
  expect(later.proposal(testId(10))).toMatchObject({ local: 'saved' });
  expect(later.status()).toMatchObject({ saved: 1, attention: 0 });
  ann.weather = fairWeather;
  later.syncNow();
  await received(later, testId(10));
  expect(later.proposal(testId(10))).toMatchObject({ number: 1, mine: true });
  expect(server.rows<Proposal>('proposal')).toHaveLength(1);
});

test('[S2] an answer that is lost after the commit doubles nothing', async () => {
  const server = new CityServer();
  const ann = browserOf(server, 'ann');
  const tab = await openTab(ann);
  const lost = { left: 2 };
  ann.weather = async (kind, pass) => {
    const answer = await pass();
    return kind === 'push' && lost.left-- > 0 ? failure(null, 'network-unreachable') : answer;
  };
  await tab.mutate('proposal.submit', laneArgs());
  await when(tab, () => lost.left < 2 && !tab.status().sending);
  tab.syncNow();
  await when(tab, () => lost.left < 1 && !tab.status().sending);
  tab.syncNow();
  await received(tab, testId(10));
  expect(server.log()).toHaveLength(1);
});

test('[S13] pages of a captive portal and errors of a proxy decide nothing', async () => {
  const server = new CityServer();
  const ann = browserOf(server, 'ann');
  const tab = await openTab(ann);
  const troubles: Weather[] = [async () => failure(200, 'server-error'), async () => failure(502, 'server-error')];
  for (const trouble of troubles) {
    ann.weather = trouble;
    await tab.mutate('proposal.submit', laneArgs({ id: testId(10 + troubles.indexOf(trouble)) }));
    await when(tab, () => !tab.status().sending);
  }
  expect(tab.status()).toMatchObject({ saved: 2, attention: 0 });
  ann.weather = fairWeather;
  tab.syncNow();
  await received(tab, testId(11));
  expect(server.rows('proposal')).toHaveLength(2);
});

test('[S24] where the browser says that there is no network, a saved act waits for the back-off and goes with the next try', async () => {
  const ann = browserOf(new CityServer(), 'ann');
  const tab = await openTab(ann);
  const waitingAtTry: number[] = [];
  ann.weather = async (kind, pass) => {
    if (kind !== 'push') return pass();
    waitingAtTry.push(tab.status().saved);
    const { failure: refused } = failure(503, 'server-error');
    return { ok: false, failure: { ...refused, retryAfterMs: 3_600_000 } };
  };
  await tab.mutate('proposal.submit', laneArgs());
  await when(tab, () => waitingAtTry.length === 1 && !tab.status().sending);
  Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
  await tab.mutate('proposal.submit', laneArgs({ id: testId(11) }));
  // Time in which a wrong try would be made; a slow machine sees less, and nothing that is not there.
  await new Promise((done) => setTimeout(done, 200));
  Object.defineProperty(navigator, 'onLine', { value: true, configurable: true });
  await tab.mutate('proposal.submit', laneArgs({ id: testId(12) }));
  await when(tab, () => waitingAtTry.length > 1 && !tab.status().sending);
  expect(waitingAtTry).toEqual([1, 3]);
});

test('[S17] a session that the server forgot is opened anew by the device key, and nobody is asked', async () => {
  const server = new CityServer();
  const tab = await openTab(browserOf(server, 'ann'));
  await tab.mutate('proposal.submit', laneArgs());
  await received(tab, testId(10));
  server.forgetSessions();
  await tab.mutate('proposal.submit', laneArgs({ id: testId(11) }));
  await received(tab, testId(11));
  expect(tab.status()).toMatchObject({ saved: 0, attention: 0, signInNeeded: false });
});

test('[S19] a support never flickers and never counts twice on its way', async () => {
  const server = new CityServer();
  const tab = await openTab(browserOf(server, 'ann'));
  await tab.mutate('proposal.submit', laneArgs());
  await received(tab, testId(10));
  const seen: [number | undefined, boolean][] = [];
  tab.subscribe(() => seen.push([tab.proposal(testId(10))?.supportCount, tab.ownSupports().has(testId(10))]));
  await tab.mutate('support.set', support(true));
  await when(tab, () => tab.status().saved === 0 && !tab.status().sending);
  tab.syncNow();
  await when(tab, () => !tab.status().sending && tab.myContributions().outbox.length === 0);
  expect(seen.filter(([count, own]) => count !== undefined && (count > 1 || (count === 1) !== own))).toEqual([]);
  expect(seen.at(-1)).toEqual([1, true]);
});

test('[S11] a refused act keeps its words and its reason; sent again, what rested on it goes along', async () => {
  const server = new CityServer();
  const ann = browserOf(server, 'ann');
  const tab = await openTab(ann);
  ann.weather = noNetwork;
  await tab.mutate('proposal.submit', laneArgs());
  await tab.mutate('comment.add', comment(testId(20), testId(10)));
  server.setProject({ ...openProject, kinds: ['place'] });
  ann.weather = fairWeather;
  tab.syncNow();
  await when(tab, () => tab.status().attention === 2);
  const [refused, child] = tab.myContributions().outbox;
  const title = 'Radweg Bahnhofstraße';
  expect(refused).toMatchObject({ name: 'proposal.submit', state: 'attention', code: 'kind-not-allowed', title });
  expect(child).toMatchObject({ name: 'comment.add', state: 'attention', code: 'parent', proposalId: testId(10) });
  const file = JSON.parse(await (await tab.exportItem(refused?.mid ?? '')).text());
  expect(file).toMatchObject({ mid: refused?.mid, code: 'kind-not-allowed', envelope: { args: { title } } });

  server.setProject(openProject);
  expect(await tab.retryItem(refused?.mid ?? '')).toMatchObject({ ok: true });
  await received(tab, testId(10));
  await when(tab, () => tab.comments(testId(10))[0]?.local === null);
  expect(tab.myContributions().outbox).toEqual([]);
  expect(server.rows<Comment>('comment')).toHaveLength(1);
});

test('[S22] an act goes from the outbox at its author’s wish, and the others are sent without it', async () => {
  const server = new CityServer();
  const ann = browserOf(server, 'ann');
  const tab = await openTab(ann);
  ann.weather = noNetwork;
  const first = await tab.mutate('proposal.submit', laneArgs());
  await tab.mutate('proposal.submit', laneArgs({ id: testId(11) }));
  if (first.ok) await tab.discardItem(first.mid);
  expect(tab.proposals(openProject.id).map(({ id }) => id)).toEqual([testId(11)]);
  ann.weather = fairWeather;
  tab.syncNow();
  await received(tab, testId(11));
  expect(server.rows<Proposal>('proposal').map(({ id }) => id)).toEqual([testId(11)]);
});

test('what cannot be valid is told at once, and nothing is stored', async () => {
  const ann = browserOf(new CityServer(), 'ann');
  const tab = await openTab(ann);
  expect(await tab.mutate('proposal.submit', laneArgs({ title: '' }))).toEqual({
    ok: false,
    code: 'args-invalid',
    detail: 'title',
  });
  expect(await tab.mutate('comment.add', comment(testId(20), testId(99)))).toEqual({
    ok: false,
    code: 'proposal-not-found',
  });
  expect((await ann.factory.databases()).some(({ name }) => name?.startsWith('vault'))).toBe(false);
});

test('[S24] two tabs show the same, send each act once, and either may be closed', async () => {
  const server = new CityServer();
  const ann = browserOf(server, 'ann');
  const [one, two] = [await openTab(ann), await openTab(ann)];
  ann.weather = noNetwork;
  await one.mutate('proposal.submit', laneArgs());
  await when(two, () => two.proposal(testId(10)) !== undefined);
  await two.mutate('comment.add', comment(testId(20), testId(10)));
  await when(one, () => one.comments(testId(10)).length === 1);
  one.close();
  ann.weather = fairWeather;
  two.syncNow();
  await received(two, testId(10));
  await when(two, () => two.comments(testId(10))[0]?.local === null);
  expect(
    server
      .log()
      .map(({ seq }) => seq)
      .sort(),
  ).toEqual([1, 2]);
  expect(new Set(server.log().map(({ participantId }) => participantId)).size).toBe(1);
});

test('[S27] after a restore the phone sends again what the city has lost, and pulls anew', async () => {
  const server = new CityServer();
  const ann = browserOf(server, 'ann');
  const tab = await openTab(ann);
  await tab.mutate('proposal.submit', laneArgs());
  await received(tab, testId(10));
  const restore = server.backup();
  await tab.mutate('proposal.submit', laneArgs({ id: testId(11) }));
  await received(tab, testId(11));
  restore();
  server.forgetSessions();
  expect(server.rows('proposal')).toHaveLength(1);
  tab.syncNow();
  await when(tab, () => server.rows('proposal').length === 2 && tab.status().saved === 0 && !tab.status().sending);
  expect(
    tab
      .proposals(openProject.id)
      .map(({ id }) => id)
      .sort(),
  ).toEqual([testId(10), testId(11)]);
});

test('[S32] where marks of what is gone were let go, a first visit still comes to its end page by page', async () => {
  const server = new CityServer();
  server.pageRows = 2;
  const ann = await openTab(browserOf(server, 'ann'));
  const ids = [10, 11, 12, 13, 14, 15].map(testId);
  for (const id of ids) await ann.mutate('proposal.submit', laneArgs({ id }));
  await ann.mutate('proposal.withdraw', { id: testId(14), projectId: openProject.id });
  await when(ann, () => ann.status().saved === 0 && !ann.status().sending);
  server.purgeTombstones();
  const bob = await openTab(browserOf(server, 'bob'));
  const shown = () => bob.proposals(openProject.id).map(({ id }) => id);
  expect(shown().sort()).toEqual(ids.filter((id) => id !== testId(14)));
});

test.each([
  ['is noticed within a day', 25 * 3_600_000],
  ['is noticed by a clock that was set back by ten years', -10 * 365 * 24 * 3_600_000],
])('[S15] [S23] a row that got lost on the device %s; the scope is fetched anew', async (_when, passedMs) => {
  const server = new CityServer();
  const ann = browserOf(server, 'ann');
  const tab = await openTab(ann);
  await tab.mutate('proposal.submit', laneArgs());
  await received(tab, testId(10));
  tab.syncNow();
  await when(tab, () => !tab.status().sending);
  ann.closeAll();
  const database = new CacheDatabase(cityId, { indexedDB: ann.factory, IDBKeyRange });
  await database.row.filter(({ table }) => table === 'proposal').delete();
  database.close();
  const later = await ann.openTab();
  later.holdProject(openProject.id);
  await when(later, () => later.status().network === 'online');
  expect(later.proposals(openProject.id)).toEqual([]);
  ann.clock += passedMs;
  later.syncNow();
  await when(later, () => later.proposals(openProject.id).length === 1);
});

test('[ST1] a browser that keeps nothing reads, and says plainly that it cannot write', async () => {
  const tab = await browserOf(new CityServer(), 'ann').openTab({ storage: false });
  await when(tab, () => tab.projects().length === 1);
  expect(tab.status().storage).toBe('refused');
  expect(await tab.mutate('proposal.submit', laneArgs())).toEqual({ ok: false, code: 'storage-refused' });
  const draft = { id: testId(30), projectId: openProject.id, updatedAt: '2027-02-01T12:00:00.000Z' };
  expect(await tab.saveDraft(draft)).toEqual({ ok: false, code: 'storage-refused' });
});

test('[S3] a draft ends with the act it became, and stays when that act is refused', async () => {
  const ann = browserOf(new CityServer(), 'ann');
  const tab = await openTab(ann);
  const draft = { id: testId(10), projectId: openProject.id, updatedAt: '2027-02-01T12:00:00.000Z', title: 'Radweg' };
  expect(await tab.saveDraft(draft)).toEqual({ ok: true, value: undefined });
  await tab.mutate('proposal.submit', laneArgs({ title: '' }), { removeDraftId: draft.id });
  expect(await tab.loadDraft(draft.id)).toEqual(draft);
  await tab.mutate('proposal.submit', laneArgs(), { removeDraftId: draft.id });
  // A form that closes late may save once more.
  await tab.saveDraft(draft);
  expect(await tab.listDrafts()).toEqual([]);
  expect(await (await ann.openTab()).listDrafts()).toEqual([]);
});

test('drafts written in one tab are seen in the other, the last touched first', async () => {
  const ann = browserOf(new CityServer(), 'ann');
  const [one, two] = [await openTab(ann), await openTab(ann)];
  const draft = (n: number) => ({ id: testId(n), projectId: openProject.id, updatedAt: `2027-02-01T12:0${n}:00.000Z` });
  await one.saveDraft(draft(1));
  await one.saveDraft(draft(2));
  await when(two, () => two.myContributions().drafts.length === 2);
  expect(two.myContributions().drafts.map(({ id }) => id)).toEqual([testId(2), testId(1)]);
  await two.deleteDraft(testId(2));
  await when(one, () => one.myContributions().drafts.length === 1);
});

test('[S26] signing out ends the rights and touches nothing that waits', async () => {
  const ann = browserOf(new CityServer(), 'ann');
  const tab = await openTab(ann);
  expect(await tab.verifyCode('p@stadt.example', '123456')).toMatchObject({ ok: true });
  expect(tab.session()?.roles).toEqual(['planner']);
  ann.weather = (kind, pass) => (kind === 'push' ? Promise.resolve(failure(503, 'server-error')) : pass());
  await tab.mutate('proposal.submit', laneArgs());
  expect(await tab.signOut()).toMatchObject({ ok: true });
  expect(tab.session()?.roles ?? []).toEqual([]);
  expect(tab.status().saved).toBe(1);
  expect(tab.proposal(testId(10))).toMatchObject({ mine: true });
});

test('[TR11] erasing asks the city first: unreachable, nothing is gone; done, nothing is left in any tab', async () => {
  const server = new CityServer();
  const ann = browserOf(server, 'ann');
  const [tab, other] = [await openTab(ann), await openTab(ann)];
  await tab.mutate('proposal.submit', laneArgs());
  await received(tab, testId(10));
  ann.weather = noNetwork;
  expect(await tab.eraseMe([])).toEqual({ ok: false, code: 'network-unreachable' });
  expect(tab.proposal(testId(10))).toMatchObject({ mine: true });
  ann.weather = fairWeather;
  expect(await tab.eraseMe([{ id: testId(10), keep: 'anonymous' }])).toEqual({ ok: true, value: undefined });
  expect(server.erasedChoices).toEqual([{ id: testId(10), keep: 'anonymous' }]);
  await when(other, () => other.myContributions().proposals.length === 0);
  expect(tab.myContributions()).toMatchObject({ proposals: [], comments: [], drafts: [], outbox: [] });
  expect((await ann.factory.databases()).some(({ name }) => name?.startsWith('vault'))).toBe(false);
});

test('[TR11] erased at the city, but the answer was lost: the next try finds it done and erases here too', async () => {
  const server = new CityServer();
  const ann = browserOf(server, 'ann');
  const tab = await openTab(ann);
  await tab.mutate('proposal.submit', laneArgs());
  await received(tab, testId(10));
  ann.weather = async (kind, pass) => {
    if (kind === 'other') await pass();
    return failure(null, 'network-unreachable');
  };
  expect(await tab.eraseMe([])).toEqual({ ok: false, code: 'network-unreachable' });
  expect(tab.proposal(testId(10))).toMatchObject({ mine: true });
  ann.weather = fairWeather;
  expect(await tab.eraseMe([])).toEqual({ ok: true, value: undefined });
  expect(tab.myContributions()).toMatchObject({ proposals: [], comments: [], drafts: [], outbox: [] });
});

test('[S7] a full device frees what can be fetched again, keeps the act, and says so when that is not enough', async () => {
  const ann = browserOf(new CityServer(), 'ann');
  const tab = await openTab(ann);
  const full = vi.spyOn(ann.objectStore, 'add');
  const quota = () => {
    throw new DOMException('the device is full', 'QuotaExceededError');
  };
  full.mockImplementationOnce(quota);
  expect(await tab.mutate('proposal.submit', laneArgs())).toMatchObject({ ok: true });
  full.mockImplementation(quota);
  expect(await tab.mutate('proposal.submit', laneArgs({ id: testId(11) }))).toEqual({
    ok: false,
    code: 'storage-full',
  });
  full.mockRestore();
  expect(tab.proposal(testId(11))).toBeUndefined();
  expect(tab.proposal(testId(10))).toBeDefined();
});
