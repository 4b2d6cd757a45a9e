/** The product beside a peer engine (RxDB with its HTTP replication), a refetch (TanStack Query) and a record for each row (Dexie): the same rows, the same browser. */
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { addComment } from '@werkstadt/shared/comment/mutators';
import { projectScope } from '@werkstadt/shared/sync/scope';
import { untilOfflineReady } from '../pages/citizen.ts';
import { slowDown } from './browser.ts';
import { pullEverything } from './call-server.ts';
import type { Installation } from './installation.ts';
import { watchMainThread } from './main-thread.ts';
import { type Engine, measureQuery, measureRowWise, measureRxdb } from './peer/measure-peers.ts';
import { buildPeerScript } from './peer/peer-script.ts';
import { startRowServer } from './peer/row-server.ts';
import { median } from './percentile.ts';
import type { Measured } from './table.ts';
import { twoVisits } from './two-visits.ts';
import { untilListed } from './until-listed.ts';

const PROPOSALS = 10_000;
const CHANGES = 6;
const GOAL_MAIN_THREAD_MILLISECONDS = 5;

export async function peerEngines(installation: Installation): Promise<Measured[]> {
  await installation.fillTo(PROPOSALS);
  const bodies = await proposalBodies(installation);
  const server = await startRowServer(bodies, await buildPeerScript());
  try {
    const product = await measureProduct(installation);
    const rxdb = await measureRxdb(server);
    const query = await measureQuery(server);
    const rowWise = await measureRowWise(server);
    const row = (name: string, unit: string, own: number, against: string, other: number): Measured => ({
      figure: `${PROPOSALS} proposals, ${name}`,
      value: own,
      unit,
      goal: null,
      alternative: { name: against, value: other },
    });
    const [first, again] = ['new phone until all are listed', 'started anew until all are listed'];
    const change = 'after one change elsewhere';
    return [
      row(first, 's', product.firstSeconds, 'RxDB, until all are stored, nothing drawn', rxdb.firstSeconds),
      row(first, 's', product.firstSeconds, 'TanStack Query, nothing stored or drawn', query.firstSeconds),
      row(again, 's', product.againSeconds, 'RxDB, all read', rxdb.againSeconds),
      row(again, 's', product.againSeconds, 'row-wise Dexie, toArray alone', rowWise),
      row(again, 's', product.againSeconds, 'TanStack Query, everything fetched anew', query.againSeconds),
      row(`${change}: bytes`, 'B', product.changeBytes, 'RxDB, the document in its stream', rxdb.changeBytes),
      row(`${change}: bytes`, 'B', product.changeBytes, 'TanStack Query, full refetch', query.changeBytes),
      row(`${change}: main thread, 4×`, 'ms', product.changeMilliseconds, 'RxDB', rxdb.changeMilliseconds),
      {
        ...row(`${change}: main thread, 4×`, 'ms', product.changeMilliseconds, '', query.changeMilliseconds),
        alternative: { name: 'TanStack Query, full refetch', value: query.changeMilliseconds },
        goal: { limit: GOAL_MAIN_THREAD_MILLISECONDS, best: 'low' },
        because: 'poke, request, parsing, storing, folding and drawing anew what shows the row all count in',
      },
    ];
  } finally {
    await server.close();
  }
}

async function proposalBodies({ server, city, project }: Installation): Promise<Record<string, unknown>[]> {
  const { pulls } = await pullEverything(server.url, city, [projectScope(project.id)]);
  return pulls.flatMap(({ answer }) =>
    answer.scopes.flatMap((scope) =>
      scope.kind === 'rows'
        ? scope.rows.flatMap(({ table, body }) => (table === 'proposal' && body ? [body] : []))
        : [],
    ),
  );
}

async function measureProduct(installation: Installation): Promise<Engine> {
  const { server, project } = installation;
  let afterChange = { milliseconds: 0, bytes: 0 };
  const [firstSeconds, againSeconds] = await twoVisits(
    async (page) => {
      const seconds = await untilListed(page, server.url, project.id, PROPOSALS);
      await untilOfflineReady(page);
      await page.waitForLoadState('networkidle');
      return seconds;
    },
    async (page) => {
      await page.context().setOffline(true);
      const seconds = await untilListed(page, server.url, project.id, PROPOSALS);
      await page.context().setOffline(false);
      afterChange = await commentsElsewhere(installation, page);
      return seconds;
    },
  );
  return { firstSeconds, againSeconds, changeMilliseconds: afterChange.milliseconds, changeBytes: afterChange.bytes };
}

/** The list of the project stays open while others comment on one of its proposals. */
async function commentsElsewhere(installation: Installation, page: Page) {
  const phone = await installation.openPhone();
  const [body] = await proposalBodies(installation);
  const about = { projectId: installation.project.id, proposalId: String(body?.id), parentId: null };
  const words = { lang: 'de' as const, authorName: null };
  const measure = await watchMainThread(page);
  await slowDown(page);
  const pulledBytes = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => entry instanceof PerformanceResourceTiming && entry.name.includes('sync.pull'))
        .reduce((sum, entry) => sum + (entry instanceof PerformanceResourceTiming ? entry.encodedBodySize : 0), 0),
    );
  const milliseconds: number[] = [];
  const bytes: number[] = [];
  for (let change = 0; change <= CHANGES; change++) {
    const args = { id: randomUUID(), ...about, ...words, body: `Das sehe ich auch so (${change}).` };
    const act = await phone.prepare(addComment, args);
    const before = await pulledBytes();
    milliseconds.push(await measure(() => phone.push([act])));
    bytes.push((await pulledBytes()) - before);
  }
  // The first one warms the page, and may find what it missed while it had no network.
  return { milliseconds: median(milliseconds.slice(1)), bytes: median(bytes.slice(1)) };
}
