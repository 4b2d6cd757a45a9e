/** From the tap on "send" to the words that it lies safely on this device, in a browser with no network. */

import type { Page } from '@playwright/test';
import { submitProposal } from '@werkstadt/shared/proposal/mutators';
import { untilOfflineReady } from '../pages/citizen.ts';
import { launch, makeProfile, slowDown } from './browser.ts';
import { type Installation, SLUG } from './installation.ts';
import { rxdbInserts } from './peer/measure-peers.ts';
import { median, percentile } from './percentile.ts';
import type { Measured } from './table.ts';

const TAPS = 40;
/** Of a page that has just begun to run. */
const WARM_UP_TAPS = 5;
const GOAL_MILLISECONDS = 50;
const SEND = 'Kommentar absenden';
const SAVED = 'Auf diesem Gerät gespeichert';

export async function tapToSaved(installation: Installation): Promise<Measured[]> {
  const phone = await installation.openPhone();
  const proposal = installation.newProposal();
  await phone.push([await phone.prepare(submitProposal, proposal)]);
  const profile = makeProfile();
  const context = await launch(profile.folder);
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.addInitScript(watchWrites);
    await page.goto(`${installation.server.url}/${SLUG}/proposals/${proposal.id}`);
    await untilOfflineReady(page);
    await page.getByRole('heading', { name: proposal.title }).first().waitFor();
    await context.setOffline(true);
    await slowDown(page);
    const all: Tap[] = [];
    for (let tap = 0; tap < WARM_UP_TAPS + TAPS; tap++) all.push(await oneTap(page, tap));
    const taps = all.slice(WARM_UP_TAPS);
    const puts = await barePuts(page, TAPS);
    const half = (part: (tap: Tap) => number) => `${median(taps.map(part)).toFixed(0)} ms`;
    const peer = await rxdbInserts({ body: 'Hier ist es morgens eng, das sehe ich jeden Tag.', id: proposal.id }, TAPS);
    const saved = [0.5, 0.95].map((share) => ({
      figure: `Tap to saved, strict, 4× throttle, p${share * 100}`,
      value: percentile(
        taps.map(({ saved }) => saved),
        share,
      ),
      unit: 'ms',
      goal: share === 0.95 ? { limit: GOAL_MILLISECONDS, best: 'low' as const } : null,
      alternative: { name: 'bare relaxed put of the same row', value: percentile(puts, share) },
      because: `at the median ${half(({ begun }) => begun)} pass until the act is checked, signed and handed to the database, ${half(({ begun, kept }) => kept - begun)} until the disk has it, ${half(({ kept, saved }) => saved - kept)} until it is folded and drawn`,
    }));
    const stored = [0.5, 0.95].map((share) => ({
      figure: `Tap to disk, signed and strict, 4× throttle, p${share * 100}`,
      value: percentile(
        taps.map(({ kept }) => kept),
        share,
      ),
      unit: 'ms',
      goal: null,
      alternative: { name: 'an insert of RxDB, relaxed', value: percentile(peer, share) },
    }));
    return [...saved, ...stored];
  } finally {
    await context.close();
    profile.remove();
  }
}

/** Milliseconds since the click's own time stamp. */
interface Tap {
  /** The strict transaction with the act was opened. */
  readonly begun: number;
  /** The disk has it. */
  readonly kept: number;
  /** The words stand under the comment. */
  readonly saved: number;
}

/** Runs in the page before the app: notes when its newest strict write was opened and when it was on the disk. */
function watchWrites(): void {
  const open = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...given) {
    const begun = performance.now();
    const transaction = open.apply(this, given);
    if (transaction.mode === 'readwrite' && transaction.durability === 'strict') {
      transaction.addEventListener('complete', () => {
        Object.assign(window, { newestWrite: { begun, kept: performance.now() } });
      });
    }
    return transaction;
  };
}

/** Writes a comment as a person does. */
async function oneTap(page: Page, tap: number): Promise<Tap> {
  const text = `Hier ist es morgens eng, das sehe ich jeden Tag (${tap}).`;
  await page.getByRole('button', { name: 'Kommentieren' }).click();
  await page.getByLabel('Was sagst du dazu?').fill(text);
  const time = page.evaluate(
    ({ said, words }) =>
      new Promise<Tap>((done) => {
        addEventListener(
          'click',
          ({ timeStamp }) => {
            const observer = new MutationObserver(() => {
              const shown = [...document.querySelectorAll('.comment')].some(
                ({ textContent }) => textContent?.includes(said) && textContent.includes(words),
              );
              if (!shown) return;
              observer.disconnect();
              const write: Pick<Tap, 'begun' | 'kept'> = Reflect.get(window, 'newestWrite');
              done({
                begun: write.begun - timeStamp,
                kept: write.kept - timeStamp,
                saved: performance.now() - timeStamp,
              });
            });
            observer.observe(document.body, { childList: true, subtree: true, characterData: true });
          },
          { capture: true, once: true },
        );
      }),
    { said: text, words: SAVED },
  );
  await page.getByRole('button', { name: SEND }).click();
  const measured = await time;
  await page.getByRole('button', { name: SEND }).waitFor({ state: 'detached' });
  return measured;
}

/** The newest row of the outbox, put into a database of its own with no promise that the disk has it. */
function barePuts(page: Page, count: number): Promise<number[]> {
  return page.evaluate(async (times) => {
    const open = (name: string, upgrade: (database: IDBDatabase) => void = () => undefined) =>
      new Promise<IDBDatabase>((done, fail) => {
        const request = indexedDB.open(name);
        request.onupgradeneeded = () => upgrade(request.result);
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
    const vault = (await indexedDB.databases()).find(({ name }) => name?.startsWith('vault:'))?.name;
    if (!vault) throw new Error('this device has no vault');
    const held = await open(vault);
    const row = await new Promise<object>((done, fail) => {
      const request = held.transaction('outbox').objectStore('outbox').openCursor(null, 'prev');
      request.onsuccess = () => done(request.result?.value);
      request.onerror = () => fail(request.error);
    });
    held.close();
    const bare = await open('bench', (database) => database.createObjectStore('rows', { keyPath: 'n' }));
    const milliseconds: number[] = [];
    for (let n = 0; n < times; n++) {
      const started = performance.now();
      await new Promise<void>((done, fail) => {
        const transaction = bare.transaction('rows', 'readwrite', { durability: 'relaxed' });
        transaction.objectStore('rows').put({ ...row, n });
        transaction.oncomplete = () => done();
        transaction.onerror = () => fail(transaction.error);
      });
      milliseconds.push(performance.now() - started);
    }
    bare.close();
    indexedDB.deleteDatabase('bench');
    return milliseconds;
  }, count);
}
