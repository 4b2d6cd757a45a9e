/** The moment between the press that sends and the words that it lies safely on this device. */
import type { Page } from '@playwright/test';
import { submitProposal } from '@werkstadt/shared/proposal/mutators';
import type { MutationArgs } from '@werkstadt/shared/sync/mutator-registry';
import { untilOfflineReady } from '../pages/citizen.ts';
import { launch, makeProfile } from './browser.ts';
import { type Installation, SLUG } from './installation.ts';

const SEND = 'Kommentar absenden';
const SAVED = 'Auf diesem Gerät gespeichert';

/** Milliseconds since the click's own time stamp. */
export interface Tap {
  /** The strict transaction with the act was opened. */
  readonly begun: number;
  /** The disk has it. */
  readonly kept: number;
  /** The words stand under the comment. */
  readonly saved: number;
}

/** The page of a new proposal in a browser of its own, ready to go without a network. */
export async function onProposalPage<T>(
  installation: Installation,
  work: (page: Page, proposal: MutationArgs<'proposal.submit'>) => Promise<T>,
): Promise<T> {
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
    return await work(page, proposal);
  } finally {
    await context.close();
    profile.remove();
  }
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

/** The press on a button that sends a comment, until its words stand there as saved. */
export async function tapSend(page: Page, said: string): Promise<Tap> {
  const time = page.evaluate(
    ({ said: text, words }) =>
      new Promise<Tap>((done) => {
        addEventListener(
          'click',
          ({ timeStamp }) => {
            const observer = new MutationObserver(() => {
              const shown = [...document.querySelectorAll('.comment')].some(
                ({ textContent }) => textContent?.includes(text) && textContent.includes(words),
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
    { said, words: SAVED },
  );
  await page.getByRole('button', { name: SEND }).click();
  const measured = await time;
  await page.getByRole('button', { name: SEND }).waitFor({ state: 'detached' });
  return measured;
}
