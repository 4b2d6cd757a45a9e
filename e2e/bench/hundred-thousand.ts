/** A phone that holds a hundred thousand proposals: how it is filled, its start without a network, its search, and its map. */
import type { Page } from '@playwright/test';
import { projectScope } from '@werkstadt/shared/sync/scope';
import { untilOfflineReady } from '../pages/citizen.ts';
import { launch, makeProfile } from './browser.ts';
import { fetchSnapshot, pullEverything } from './call-server.ts';
import { connect } from './database.ts';
import { type Installation, SLUG } from './installation.ts';
import { measureRowWise } from './peer/measure-peers.ts';
import { buildPeerScript } from './peer/peer-script.ts';
import { startRowServer } from './peer/row-server.ts';
import type { Measured } from './table.ts';
import { untilListed } from './until-listed.ts';

const PROPOSALS = 100_000;
const GOAL_VISIBLE_SECONDS = 1;
const GOAL_TASK_MILLISECONDS = 50;
const PATIENCE_MS = 600_000;

/** Copies of one proposal, each with words and a place of its own, written beside all acts: signing them takes an hour. */
async function fillDatabase({ server, city, project, fillTo }: Installation): Promise<void> {
  await fillTo(1);
  const sql = connect(server.dataFolder, 1);
  const scope = `p:${project.id}:pub`;
  try {
    await sql.begin(async (tx) => {
      await tx`create temp table fresh on commit drop as
        select gen_random_uuid() as id, n, null::bigint as v from generate_series(1, ${PROPOSALS}::int) n`;
      await tx`
        insert into proposal (city_id, id, body)
        select p.city_id, f.id, p.body || jsonb_build_object(
          'id', f.id, 'number', 1000000 + f.n, 'supportCount', f.n % 40,
          'title', 'Radweg ' || f.n || ' an der ' || (array['Bahnhofstraße', 'Marktgasse', 'Schulgasse'])[1 + f.n % 3],
          'geometry', jsonb_build_object('type', 'LineString', 'coordinates', jsonb_build_array(
            jsonb_build_array(9.42 + (f.n % 300) * 0.00008, 50.41 + (f.n / 300) * 0.00004),
            jsonb_build_array(9.4205 + (f.n % 300) * 0.00008, 50.4103 + (f.n / 300) * 0.00004))))
        from fresh f, (select city_id, body from proposal
          where city_id = ${city} and project_id = ${project.id} and body ->> 'kind' = 'bike-lane' limit 1) p`;
      await tx`
        insert into sync_row (city_id, scope_id, tbl, id, v, deleted)
        select c.city_id, c.scope_id, 2, f.id, c.v + f.n, false from fresh f, scope_counter c
        where c.city_id = ${city} and c.scope_id = ${scope}`;
      await tx`update scope_counter set v = v + ${PROPOSALS} where city_id = ${city} and scope_id = ${scope}`;
    });
  } finally {
    await sql.end();
  }
}

/** Milliseconds of the page's own thread that the longest task takes while `act` runs. */
async function longestTask(page: Page, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Reflect.set(window, 'benchTasks', tasks);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: 'longtask' });
  });
  await act();
  await page.waitForTimeout(1500);
  const tasks: unknown = await page.evaluate(() => Reflect.get(window, 'benchTasks'));
  return Math.max(0, ...(Array.isArray(tasks) ? tasks.map(Number) : []));
}

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

/** Seconds until the map has drawn and come to rest, and the longest task while a finger moves it. */
async function mapOf(page: Page, url: string): Promise<{ readonly drawn: number; readonly panning: number }> {
  await page.goto(`${url}/${SLUG}`);
  const canvas = page.locator('canvas.maplibregl-canvas');
  await page.locator('.base-map__canvas[data-state="drawn"]').waitFor({ timeout: PATIENCE_MS });
  const drawn = await page.evaluate(() => performance.now() / 1000);
  const box = await canvas.boundingBox();
  if (!box) throw new Error('the map has no place on the page');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 3];
  const panning = await longestTask(page, async () => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 1; step <= 10; step++) await page.mouse.move(x + step * 8, y + step * 5);
    await page.mouse.up();
  });
  return { drawn, panning };
}

export async function hundredThousand(installation: Installation): Promise<Measured[]> {
  const { server, project } = installation;
  await fillDatabase(installation);
  const net = await fetchAll(installation);
  const rowWise = await readRowWise(installation);
  const profile = makeProfile();
  try {
    const first = await launch(profile.folder);
    const page = first.pages()[0] ?? (await first.newPage());
    const fill = await untilListed(page, server.url, project.id, PROPOSALS);
    await untilOfflineReady(page);
    await page.waitForLoadState('networkidle');
    await first.close();

    const context = await launch(profile.folder);
    const phone = context.pages()[0] ?? (await context.newPage());
    await context.setOffline(true);
    const start = await untilListed(phone, server.url, project.id, PROPOSALS);
    const search = phone.getByRole('searchbox');
    const firstLetter = await longestTask(phone, () => search.fill('s'));
    const nextLetter = await longestTask(phone, () => search.fill('schulgasse 4711'));
    const map = await mapOf(phone, server.url);
    await context.close();
    const row = (name: string, value: number, unit: string, limit: number | null, because: string): Measured => ({
      figure: `${PROPOSALS} proposals on a phone: ${name}`,
      value,
      unit,
      goal: limit === null ? null : { limit, best: 'low' },
      alternative: null,
      because,
    });
    return [
      {
        ...row(`fetched in ${net.requests} requests, ${net.megabytes.toFixed(1)} MB`, net.packed, 's', null, ''),
        alternative: { name: `everything anew by ${net.pulls} pulls`, value: net.refetch },
      },
      row('first fill from this machine, listed', fill, 's', null, ''),
      {
        ...row(
          'start without a network, listed',
          start,
          's',
          GOAL_VISIBLE_SECONDS,
          'columns and the newest page are read before the list',
        ),
        alternative: { name: 'row-wise Dexie, toArray alone', value: rowWise },
      },
      row(
        'longest task at the first letter of a search',
        firstLetter,
        'ms',
        GOAL_TASK_MILLISECONDS,
        'what is found is drawn in one task',
      ),
      row(
        'longest task at a later letter',
        nextLetter,
        'ms',
        GOAL_TASK_MILLISECONDS,
        'what is found is drawn in one task',
      ),
      row('map drawn, without a network', map.drawn, 's', null, ''),
      row(
        'longest task while the map is panned',
        map.panning,
        'ms',
        GOAL_TASK_MILLISECONDS,
        'software rendering of the map counts in',
      ),
    ];
  } finally {
    profile.remove();
  }
}
