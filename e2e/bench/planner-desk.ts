/** The desk of a planner with very many proposals: what the server does for it, and what the browser does at each letter. */
import type { Page } from '@playwright/test';
import { projectScope } from '@werkstadt/shared/sync/scope';
import { signInAsStaff } from '../support/staff.ts';
import { launch, makeProfile } from './browser.ts';
import { fetchSnapshot, pull, pullEverything } from './call-server.ts';
import { connect } from './database.ts';
import { type Installation, SLUG } from './installation.ts';
import { longestTask } from './page-tasks.ts';
import { median, percentile } from './percentile.ts';
import type { Measured } from './table.ts';

/** Of few proposals; a first fill of very many takes half a minute. */
const REPEATS = 5;
const FEW = 10_000;
const GOAL_SERVER_MILLISECONDS = 200;
const GOAL_TASK_MILLISECONDS = 50;
const SEARCHES = ['markt', 'schulgasse', 'bahnhof', 'kopfstein', 'ampel', 'mühlweg', 'anhänger', 'ufer'];

/** In a city that holds so many proposals already. */
export async function figuresOfDesk(installation: Installation, proposals: number): Promise<Measured[]> {
  const { server, city, scopeIds } = installation;
  const repeats = proposals > FEW ? 1 : REPEATS;
  const select = await selectAll(server.dataFolder);
  const profile = makeProfile();
  const context = await launch(profile.folder, { desktop: true });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await signInAsStaff(page, server, SLUG, 'bench@lindental.example');
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const fills = [];
    for (let repeat = 0; repeat < repeats; repeat++)
      fills.push(await pullEverything(server.url, city, scopeIds, cookie));
    const pulls = fills.flatMap((fill) => fill.pulls.map(({ exchange }) => exchange.milliseconds));
    const whole = fills.map((fill) => fill.pulls.reduce((sum, { exchange }) => sum + exchange.milliseconds, 0));
    const reopened: number[] = [];
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      const { exchange } = await pull(server.url, city, fills[0]?.cursors ?? [], cookie);
      reopened.push(exchange.milliseconds);
    }
    const packed = await packedFills(installation, cookie, repeats);
    const open = () => openDesk(page, server.url, proposals);
    const opening = await longestTask(page, open);
    const filters = await filterMilliseconds(page);
    const searching = await longestTask(page, () => page.getByRole('searchbox').fill('schulgasse 4711'));
    const choosing = await longestTask(page, async () => {
      await page.getByRole('searchbox').fill('');
      await page.locator('.review-list__row button').first().click();
      await page.locator('.review-paging').waitFor();
    });
    const all = { name: 'select of all rows as JSON', value: select };
    const row = (name: string, value: number, goal: number | null, alternative: Measured['alternative'] = all) => ({
      figure: `Planner, ${proposals} proposals: ${name}`,
      value,
      unit: 'ms',
      goal: goal === null ? null : ({ limit: goal, best: 'low' } as const),
      alternative,
    });
    return [
      row('opening the desk again, server', median(reopened), GOAL_SERVER_MILLISECONDS),
      row('each pull of the first fill, server p95', percentile(pulls, 0.95), GOAL_SERVER_MILLISECONDS),
      row(
        `first fill, ${packed[0]?.requests} requests, server`,
        median(packed.map(({ milliseconds }) => milliseconds)),
        GOAL_SERVER_MILLISECONDS,
        { name: `the same by ${fills[0]?.pulls.length} pulls`, value: median(whole) },
      ),
      row('list and map follow a search, browser', median(filters), null, null),
      row('longest task until the desk is whole, processor time × 4', opening, GOAL_TASK_MILLISECONDS, null),
      row('longest task of a search, processor time × 4', searching, GOAL_TASK_MILLISECONDS, null),
      row('longest task of choosing one, processor time × 4', choosing, GOAL_TASK_MILLISECONDS, null),
    ];
  } finally {
    await context.close();
    profile.remove();
  }
}

/** First fills as a desk does them: a pull, what lies packed, and a pull of what has come since. */
async function packedFills(
  { server: { url }, city, project, scopeIds }: Installation,
  cookie: string,
  repeats: number,
) {
  const scopeId = projectScope(project.id);
  await fetchSnapshot(url, city, scopeId);
  const fills: { readonly requests: number; readonly milliseconds: number }[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const fromNothing = scopeIds.map((id) => ({ scopeId: id, cursor: 0 }));
    const first = await pull(url, city, fromNothing, cookie);
    const { manifest, exchanges } = await fetchSnapshot(url, city, scopeId);
    const cursors = first.answer.scopes.map((scope) => ({
      scopeId: scope.scopeId,
      cursor: scope.scopeId === scopeId ? manifest.v : scope.kind === 'rows' ? scope.cursor : 0,
    }));
    const rest = await pull(url, city, cursors, cookie);
    const all = [first.exchange, ...exchanges, rest.exchange];
    fills.push({ requests: all.length, milliseconds: all.reduce((sum, { milliseconds }) => sum + milliseconds, 0) });
  }
  return fills;
}

/** Milliseconds until all proposals have come out of PostgreSQL as one JSON text. */
async function selectAll(dataFolder: string): Promise<number> {
  const sql = connect(dataFolder, 1);
  try {
    const times: number[] = [];
    for (let repeat = 0; repeat <= REPEATS; repeat++) {
      const started = performance.now();
      await sql`select json_agg(body)::text as bodies from proposal`;
      times.push(performance.now() - started);
    }
    return median(times.slice(1));
  } finally {
    await sql.end();
  }
}

/** Until all of them can be gone through. */
async function openDesk(page: Page, url: string, proposals: number): Promise<void> {
  await page.goto(`${url}/${SLUG}/review`);
  await page.waitForFunction(
    (least) => Number(document.querySelector('.review-list__row')?.getAttribute('aria-setsize')) >= least,
    proposals,
    { timeout: 600_000 },
  );
}

/** From typing a word to the page's next picture after list and count have changed. */
async function filterMilliseconds(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (const word of SEARCHES) {
    const time = page.evaluate(
      () =>
        new Promise<number>((done) => {
          const sizeNow = () => document.querySelector('.review-list__row')?.getAttribute('aria-setsize');
          const before = sizeNow();
          addEventListener(
            'input',
            ({ timeStamp }) => {
              const observer = new MutationObserver(() => {
                if (sizeNow() === before) return;
                observer.disconnect();
                requestAnimationFrame(() => setTimeout(() => done(performance.now() - timeStamp)));
              });
              observer.observe(document.body, { childList: true, subtree: true, attributes: true });
            },
            { capture: true, once: true },
          );
        }),
    );
    await page.getByRole('searchbox').fill(word);
    times.push(await time);
  }
  return times;
}
