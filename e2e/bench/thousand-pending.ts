/** A phone after two weeks underground: a thousand acts and two hundred photos wait on it, and its browser is killed again and again. */
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { submitProposal } from '@werkstadt/shared/proposal/mutators';
import { projectScope } from '@werkstadt/shared/sync/scope';
import { cameraPhoto } from '../pages/camera.ts';
import { comment, untilOfflineReady } from '../pages/citizen.ts';
import { KeptPhone } from '../support/kept-phone.ts';
import { phoneOptions, slowDown } from './browser.ts';
import { buildBrowserScript } from './browser-script.ts';
import { pullEverything } from './call-server.ts';
import { type Installation, SLUG } from './installation.ts';
import type * as FillVault from './pending/fill-vault.ts';
import { median } from './percentile.ts';
import type { Measured } from './table.ts';

const COMMENTS = 1000;
const PHOTOS = 200;
const KILLS_AT_START = 5;
const KILLS_WHILE_SENDING = 5;
const GOAL_SECONDS = 1;
const PATIENCE_MS = 300_000;
const LOOKED_EVERY_MS = 300;

export async function thousandPending(installation: Installation): Promise<Measured[]> {
  const { server, city, project } = installation;
  const other = await installation.openPhone();
  const proposal = installation.newProposal();
  await other.push([await other.prepare(submitProposal, proposal)]);
  const kept = new KeptPhone(phoneOptions, async () => undefined);
  const address = `${server.url}/${SLUG}/projects`;
  try {
    const page = await kept.open();
    await page.goto(`${server.url}/${SLUG}/proposals/${proposal.id}`);
    await untilOfflineReady(page);
    await page.context().setOffline(true);
    // Makes vault, device key and person.
    await comment(page, 'Eine erste Notiz vom Bahnsteig.');
    await kept.close();
    const withOne = await startsOffline(kept, address, 1);
    const vault = await buildBrowserScript(join(import.meta.dirname, 'pending/fill-vault.ts'), 'benchVault');
    const photo = await withVault(kept, server.url, vault, async (blank) => {
      const jpeg = await cameraPhoto(blank, 1600, 1200);
      const about = { city, projectId: project.id, proposalId: proposal.id };
      await blank.evaluate(
        (underground) => (Reflect.get(window, 'benchVault') as typeof FillVault).fillVault(underground),
        { ...about, comments: COMMENTS, photos: PHOTOS, photo: jpeg.toString('base64') },
      );
      return jpeg;
    });
    const saved = COMMENTS + 1;
    const starts = await startsOffline(kept, address, saved);
    const at = () => receivedOf(installation, proposal.id);
    for (let n = 0; n < KILLS_WHILE_SENDING; n++) await killWhileSending(kept, address, at);
    await kept.open().then((opened) => opened.goto(address));
    await until(async () => (await at()).ids.size >= saved);
    await kept.close();
    const received = await at();
    const whole = await withVault(kept, server.url, vault, (blank) =>
      blank.evaluate(() => (Reflect.get(window, 'benchVault') as typeof FillVault).countWholePhotos()),
    );
    const name = `${COMMENTS} acts and ${PHOTOS} photos (${((PHOTOS * photo.length) / 1e6).toFixed(0)} MB) wait`;
    const kills = `after ${KILLS_AT_START} kills offline and ${KILLS_WHILE_SENDING} while sending`;
    return [
      {
        figure: `${name}: start without a network until they are counted, 4× throttle`,
        value: median(starts),
        unit: 's',
        goal: { limit: GOAL_SECONDS, best: 'low' },
        alternative: { name: 'the same device with one act', value: median(withOne) },
        because: 'a browser just started pays for any screen, see "Start from cache"',
      },
      {
        figure: `${name}: received by the city ${kills}`,
        value: received.ids.size,
        unit: 'acts',
        goal: { limit: saved, best: 'high' },
        alternative: { name: 'saved', value: saved },
      },
      {
        figure: `${name}: counted more than once by the city`,
        value: received.counted - received.ids.size,
        unit: 'acts',
        goal: { limit: 0, best: 'low' },
        alternative: null,
      },
      {
        figure: `${name}: photos whole on the phone ${kills}`,
        value: whole,
        unit: 'photos',
        goal: { limit: PHOTOS, best: 'high' },
        alternative: { name: 'saved', value: PHOTOS },
      },
    ];
  } finally {
    await kept.throwAway();
  }
}

/** Seconds from the navigation to the number of waiting acts, each in a browser that is killed right then. */
async function startsOffline(kept: KeptPhone, address: string, waiting: number): Promise<number[]> {
  const seconds: number[] = [];
  for (let n = 0; n < KILLS_AT_START; n++) {
    const page = await kept.open({ offline: true });
    await slowDown(page);
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForFunction((count) => {
      const words = document.querySelector('.sync-badge__words')?.textContent ?? '';
      return Number(words.replace(/\D/g, '')) === count;
    }, waiting);
    seconds.push(await page.evaluate(() => performance.now() / 1000));
    await kept.kill();
  }
  return seconds;
}

/** As soon as the city has received something more. */
async function killWhileSending(kept: KeptPhone, address: string, at: () => Promise<Received>): Promise<void> {
  const before = (await at()).ids.size;
  const page = await kept.open();
  await page.goto(address);
  await until(async () => (await at()).ids.size > before);
  await kept.kill();
}

async function until(reached: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await reached())) {
    if (Date.now() > deadline) throw new Error('what waits was not received in time');
    await setTimeout(LOOKED_EVERY_MS);
  }
}

interface Received {
  readonly ids: ReadonlySet<string>;
  /** What the proposal says of them. */
  readonly counted: number;
}

/** Comments on a proposal, as the city has them. */
async function receivedOf({ server, city, project }: Installation, proposalId: string): Promise<Received> {
  const { pulls } = await pullEverything(server.url, city, [projectScope(project.id)]);
  const rows = pulls.flatMap(({ answer }) =>
    answer.scopes.flatMap((scope) => (scope.kind === 'rows' ? scope.rows : [])),
  );
  const comments = rows.filter(({ table, body }) => table === 'comment' && body?.proposalId === proposalId);
  const proposal = rows.find(({ table, id }) => table === 'proposal' && id === proposalId);
  return { ids: new Set(comments.map(({ id }) => id)), counted: Number(proposal?.body?.commentCount) };
}

/** A page of the same origin on which the app does not run: it has the device's databases for itself. */
async function withVault<T>(
  kept: KeptPhone,
  url: string,
  script: string,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const page = await kept.open();
  await page.goto(`${url}/healthz`);
  await page.evaluate(script);
  const done = await work(page);
  await kept.close();
  return done;
}
