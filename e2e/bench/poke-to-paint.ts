/** From somebody's words being received by the city to their standing on another screen, on a good network. */
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { addComment } from '@werkstadt/shared/comment/mutators';
import { submitProposal } from '@werkstadt/shared/proposal/mutators';
import { launch, makeProfile } from './browser.ts';
import { pull, pullEverything } from './call-server.ts';
import { type Installation, SLUG } from './installation.ts';
import { percentile } from './percentile.ts';
import type { Measured } from './table.ts';

const COMMENTS = 20;
const GOAL_MILLISECONDS = 500;
/** The page opens its stream for the scopes it shows within this time. */
const STREAM_SETTLES_MS = 3_000;
/** Pokes are gathered for a quarter of a second; a figure of single ones waits for the last to be over. */
const PAUSE_MS = 600;

export async function pokeToPaint(installation: Installation): Promise<Measured[]> {
  const { server, city, project, scopeIds } = installation;
  const phone = await installation.openPhone();
  const proposal = installation.newProposal();
  await phone.push([await phone.prepare(submitProposal, proposal)]);
  const profile = makeProfile();
  const context = await launch(profile.folder, { desktop: true });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(`${server.url}/${SLUG}/proposals/${proposal.id}`);
    await page.getByRole('heading', { name: proposal.title }).first().waitFor();
    await setTimeout(STREAM_SETTLES_MS);
    let { cursors } = await pullEverything(server.url, city, scopeIds);
    const painted: number[] = [];
    const pulled: number[] = [];
    for (let n = 0; n <= COMMENTS; n++) {
      const body = `Das sehe ich auch so, seit Jahren (${n}).`;
      const args = { id: randomUUID(), projectId: project.id, proposalId: proposal.id, parentId: null, body };
      const act = await phone.prepare(addComment, { ...args, lang: 'de', authorName: null });
      const seen = whenPainted(page, body);
      await phone.push([act]);
      const received = Date.now();
      const { answer, exchange } = await pull(server.url, city, cursors);
      cursors = answer.scopes.map((scope) => ({
        scopeId: scope.scopeId,
        cursor: scope.kind === 'rows' ? scope.cursor : 0,
      }));
      const milliseconds = (await seen) - received;
      // The first one warms the page.
      if (n > 0) {
        painted.push(milliseconds);
        pulled.push(exchange.milliseconds);
      }
      await setTimeout(PAUSE_MS);
    }
    return [0.5, 0.95].map((share) => ({
      figure: `From the city's receipt to another screen, p${share * 100}`,
      value: percentile(painted, share),
      unit: 'ms',
      goal: share === 0.95 ? { limit: GOAL_MILLISECONDS, best: 'low' } : null,
      alternative: { name: 'a pull at that very moment, without a browser', value: percentile(pulled, share) },
      because: 'pokes are gathered for 250 ms, and a phone pulls at a random moment within at least 200 ms',
    }));
  } finally {
    await context.close();
    profile.remove();
  }
}

/** Milliseconds since 1970 at the frame after these words have come into the page. */
function whenPainted(page: Page, words: string): Promise<number> {
  return page.evaluate(
    (said) =>
      new Promise<number>((done) => {
        const observer = new MutationObserver(look);
        function look(): void {
          if (![...document.querySelectorAll('.comment')].some(({ textContent }) => textContent?.includes(said)))
            return;
          observer.disconnect();
          requestAnimationFrame(() => done(Date.now()));
        }
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
        look();
      }),
    words,
  );
}
