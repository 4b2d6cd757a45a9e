/** A phone that holds a hundred thousand proposals: how it is filled, its start without a network, its search, and its map. */
import type { Page } from '@playwright/test';
import { projectScope } from '@werkstadt/shared/sync/scope';
import { untilOfflineReady } from '../pages/citizen.ts';
import { middleOfMap } from '../pages/drawing.ts';
import { launch, makeProfile, slowDown } from './browser.ts';
import { fetchSnapshot, pullEverything } from './call-server.ts';
import { fillDatabase } from './fill-database.ts';
import { type Installation, SLUG } from './installation.ts';
import { longestTask } from './page-tasks.ts';
import { measureRowWise } from './peer/measure-peers.ts';
import { buildPeerScript } from './peer/peer-script.ts';
import { startRowServer } from './peer/row-server.ts';
import { figuresAtSize } from './pull-after-one-change.ts';
import type { Measured } from './table.ts';
import { untilListed } from './until-listed.ts';

const PROPOSALS = 100_000;
const GOAL_VISIBLE_SECONDS = 1;
const GOAL_WHOLE_SECONDS = 60;
const GOAL_POINTS_MILLISECONDS = 25;
const GOAL_TASK_MILLISECONDS = 50;
const PATIENCE_MS = 600_000;

/** Seconds until Dexie has read as many rows of the same size, each a record of its own, in a new browser. */
async function readRowWise({ newProposal }: Installation): Promise<number> {
  const bodies = Array.from({ length: PROPOSALS }, newProposal);
  const server = await startRowServer(bodies, await buildPeerScript());
  try {
    return await measureRowWise(server);
  } finally {
    await server.close();
  }
}

/** Seconds of the network alone: pages that lie ready, against everything pulled anew. */
async function fetchAll({ server: { url }, city, project }: Installation) {
  const scopeId = projectScope(project.id);
  const refetched = await pullEverything(url, city, [scopeId]);
  const { exchanges } = await fetchSnapshot(url, city, scopeId);
  const seconds = (all: readonly { readonly milliseconds: number }[]) =>
    all.reduce((sum, { milliseconds }) => sum + milliseconds / 1000, 0);
  return {
    requests: exchanges.length,
    packed: seconds(exchanges),
    megabytes: exchanges.reduce((sum, { wireBytes }) => sum + wireBytes / 1e6, 0),
    pulls: refetched.pulls.length,
    refetch: seconds(refetched.pulls.map(({ exchange }) => exchange)),
  };
}

/** Seconds until the map has drawn and come to rest. */
async function drawMap(page: Page, url: string): Promise<number> {
  await page.goto(`${url}/${SLUG}`);
  await page.locator('.base-map__canvas[data-state="drawn"]').waitFor({ timeout: PATIENCE_MS });
  return page.evaluate(() => performance.now() / 1000);
}

async function panMap(page: Page): Promise<void> {
  const { x, y } = await middleOfMap(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 10; step++) await page.mouse.move(x + step * 8, y + step * 5);
  await page.mouse.up();
}

/** Milliseconds until the columns of all pages have been read from this device's cache. */
async function readPoints(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, fail) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    const database = await asked(indexedDB.open(names.find((name) => name.startsWith('cache:')) ?? ''));
    const started = performance.now();
    await asked(database.transaction('columns').objectStore('columns').getAll());
    const milliseconds = performance.now() - started;
    database.close();
    return milliseconds;
  });
}

/** A new browser on what an earlier one has kept, without a network. */
async function onPhone<T>(folder: string, measure: (page: Page) => Promise<T>): Promise<T> {
  const context = await launch(folder);
  try {
    await context.setOffline(true);
    return await measure(context.pages()[0] ?? (await context.newPage()));
  } finally {
    await context.close();
  }
}

/** Seconds until it can be seen, on a slow processor. */
async function startSlowly({ server: { url }, project }: Installation, folder: string) {
  const listed = await onPhone(folder, async (page) => {
    await slowDown(page);
    return untilListed(page, url, project.id, PROPOSALS);
  });
  const points = await onPhone(folder, async (page) => {
    await page.goto(`${url}/${SLUG}/projects`);
    await slowDown(page);
    return readPoints(page);
  });
  const map = await onPhone(folder, async (page) => {
    await slowDown(page);
    return drawMap(page, url);
  });
  return { listed, points, map };
}

/** The longest tasks of the page, each while a person does one thing. */
async function tasksOffline({ server: { url }, project }: Installation, folder: string) {
  const [start, letter, word] = await onPhone(folder, async (page) => {
    const search = page.getByRole('searchbox');
    return [
      await longestTask(page, () => untilListed(page, url, project.id, PROPOSALS)),
      await longestTask(page, () => search.fill('s')),
      await longestTask(page, () => search.fill('schulgasse 4711')),
    ] as const;
  });
  const [map, pan] = await onPhone(folder, async (page) => [
    await longestTask(page, () => drawMap(page, url)),
    await longestTask(page, () => panMap(page)),
  ]);
  return {
    'a start': start,
    'the first letter of a search': letter,
    'a later letter': word,
    'opening the map': map,
    'panning it': pan,
  };
}

export async function hundredThousand(installation: Installation): Promise<Measured[]> {
  const { server, project } = installation;
  await fillDatabase(installation, PROPOSALS);
  const net = await fetchAll(installation);
  const rowWise = await readRowWise(installation);
  const { folder, remove } = makeProfile();
  try {
    const first = await launch(folder);
    const page = first.pages()[0] ?? (await first.newPage());
    let fill = 0;
    const filling = await longestTask(page, async () => {
      fill = await untilListed(page, server.url, project.id, PROPOSALS);
    });
    await untilOfflineReady(page);
    await page.waitForLoadState('networkidle');
    await first.close();
    const slow = await startSlowly(installation, folder);
    const tasks = { 'the first fill': filling, ...(await tasksOffline(installation, folder)) };
    const row = (name: string, value: number, unit: string, limit: number | null = null, because = ''): Measured => ({
      figure: `${PROPOSALS} proposals on a phone: ${name}`,
      value,
      unit,
      goal: limit === null ? null : { limit, best: 'low' },
      alternative: null,
      because,
    });
    return [
      {
        ...row(`fetched in ${net.requests} requests, ${net.megabytes.toFixed(1)} MB`, net.packed, 's'),
        alternative: { name: `everything anew by ${net.pulls} pulls`, value: net.refetch },
      },
      row('first fill from this machine, listed', fill, 's', GOAL_WHOLE_SECONDS),
      row(
        'columns read from the cache, 4× throttle',
        slow.points,
        'ms',
        GOAL_POINTS_MILLISECONDS,
        'they hold more than the points',
      ),
      {
        ...row(
          'start without a network, 4× throttle, listed',
          slow.listed,
          's',
          GOAL_VISIBLE_SECONDS,
          'the app itself starts, then columns and the newest page are read before the list',
        ),
        alternative: { name: 'row-wise Dexie, toArray alone, not throttled', value: rowWise },
      },
      row('map drawn without a network, 4× throttle', slow.map, 's'),
      ...Object.entries(tasks).map(([what, milliseconds]) =>
        row(`longest task of ${what}, processor time × 4`, milliseconds, 'ms', GOAL_TASK_MILLISECONDS),
      ),
      ...(await figuresAtSize(installation, PROPOSALS)),
    ];
  } finally {
    remove();
  }
}
