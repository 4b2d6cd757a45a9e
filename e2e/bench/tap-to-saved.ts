/** From the tap on "send" to the words that it lies safely on this device, in a browser with no network. */
import type { Page } from '@playwright/test';
import { slowDown } from './browser.ts';
import type { Installation } from './installation.ts';
import { rxdbInserts } from './peer/measure-peers.ts';
import { median, percentile } from './percentile.ts';
import { onProposalPage, type Tap, tapSend } from './saved-tap.ts';
import type { Measured } from './table.ts';

const TAPS = 40;
/** Of a page that has just begun to run. */
const WARM_UP_TAPS = 5;
const GOAL_MILLISECONDS = 50;

export function tapToSaved(installation: Installation): Promise<Measured[]> {
  return onProposalPage(installation, async (page, proposal) => {
    await page.context().setOffline(true);
    await slowDown(page);
    const all: Tap[] = [];
    for (let tap = 0; tap < WARM_UP_TAPS + TAPS; tap++) all.push(await oneTap(page, tap));
    const taps = all.slice(WARM_UP_TAPS);
    const [relaxed, strict] = [await barePuts(page, TAPS, 'relaxed'), await barePuts(page, TAPS, 'strict')];
    const peer = await rxdbInserts({ body: 'Hier ist es morgens eng, das sehe ich jeden Tag.', id: proposal.id }, TAPS);
    const half = (part: (tap: Tap) => number) => `${median(taps.map(part)).toFixed(0)} ms`;
    const rows = (name: string, part: (tap: Tap) => number, against: string, others: readonly number[]): Measured[] =>
      [0.5, 0.95].map((share) => ({
        figure: `${name}, 4× throttle, p${share * 100}`,
        value: percentile(taps.map(part), share),
        unit: 'ms',
        goal: null,
        alternative: { name: against, value: percentile(others, share) },
        because: `at the median ${half(({ begun }) => begun)} pass until the act is checked, signed and handed to the database, ${half(({ begun, kept }) => kept - begun)} until the disk has it, ${half(({ kept, saved }) => saved - kept)} until it is folded and drawn`,
      }));
    const [middle, nearlyAll] = rows(
      'Tap to saved, strict',
      ({ saved }) => saved,
      'bare relaxed put of the same row',
      relaxed,
    );
    if (!middle || !nearlyAll) throw new Error('no tap was measured');
    return [
      middle,
      { ...nearlyAll, goal: { limit: GOAL_MILLISECONDS, best: 'low' } },
      ...rows('Tap to disk, signed and strict', ({ kept }) => kept, 'an insert of RxDB, relaxed', peer),
      ...rows('Of it the write itself', ({ begun, kept }) => kept - begun, 'bare strict put of the same row', strict),
    ];
  });
}

/** Writes a comment as a person does. */
async function oneTap(page: Page, tap: number): Promise<Tap> {
  const text = `Hier ist es morgens eng, das sehe ich jeden Tag (${tap}).`;
  await page.getByRole('button', { name: 'Kommentieren' }).click();
  await page.getByLabel('Was sagst du dazu?').fill(text);
  return tapSend(page, text);
}

/** The newest row of the outbox, put into a database of its own; `strict`: with the promise that the disk has it. */
function barePuts(page: Page, count: number, durability: 'relaxed' | 'strict'): Promise<number[]> {
  return page.evaluate(
    async ([times, promised]) => {
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
          const transaction = bare.transaction('rows', 'readwrite', { durability: promised });
          transaction.objectStore('rows').put({ ...row, n });
          transaction.oncomplete = () => done();
          transaction.onerror = () => fail(transaction.error);
        });
        milliseconds.push(performance.now() - started);
      }
      bare.close();
      indexedDB.deleteDatabase('bench');
      return milliseconds;
    },
    [count, durability] as const,
  );
}
