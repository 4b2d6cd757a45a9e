/** The citizen's map with ten thousand proposals: how it pans, and how it follows a filter. */
import type { Page } from '@playwright/test';
import { middleOfMap } from '../pages/drawing.ts';
import { launch, makeProfile } from './browser.ts';
import { type Installation, SLUG } from './installation.ts';
import { median, percentile } from './percentile.ts';
import type { Measured } from './table.ts';

const PROPOSALS = 10_000;
const PANS = 8;
const TURNS_OF_THE_FILTER = 6;
const NO_MATCH = 'steht-in-keinem-vorschlag';

export async function mapTenThousand(installation: Installation): Promise<Measured[]> {
  await installation.fillTo(PROPOSALS);
  const profile = makeProfile();
  const context = await launch(profile.folder);
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    const address = `${installation.server.url}/${SLUG}`;
    await page.goto(address);
    await untilShown(page, PROPOSALS);
    const frames = await framesWhilePanning(page);
    const filters = await filterMilliseconds(page);
    const began = performance.now();
    await page.goto(address);
    await untilShown(page, PROPOSALS);
    const opened = performance.now() - began;
    const beganEmpty = performance.now();
    await page.goto(`${address}?q=${NO_MATCH}`);
    await untilShown(page, 0);
    const openedEmpty = performance.now() - beganEmpty;
    const bare = await framesWhilePanning(page);
    const empty = 'the same map with no proposal on it';
    const row = (name: string, value: number, alternative: Measured['alternative']): Measured => ({
      figure: `Map, ${PROPOSALS} proposals: ${name}`,
      value,
      unit: 'ms',
      goal: null,
      alternative,
    });
    return [
      row('a frame while panning, p50', median(frames), { name: empty, value: median(bare) }),
      row('a frame while panning, p95', percentile(frames, 0.95), { name: empty, value: percentile(bare, 0.95) }),
      row('opened again, until all is drawn', opened, { name: empty, value: openedEmpty }),
      row('map and count follow a project’s filter', median(filters), null),
    ];
  } finally {
    await context.close();
    profile.remove();
  }
}

/** The map is drawn, and at least so many proposals are told as its list; none: it says that nothing fits. */
async function untilShown(page: Page, least: number): Promise<void> {
  await page.waitForFunction(
    (count) => {
      const words = [...document.querySelectorAll('.map-peek__head button')].map(
        ({ textContent }) => textContent ?? '',
      );
      const drawn = document.querySelector<HTMLElement>('.base-map__canvas')?.dataset.state === 'drawn';
      const told = Number(words.find((text) => /\d/.test(text))?.replace(/\D/g, '') ?? 0);
      return drawn && (count === 0 ? told === 0 : told >= count);
    },
    least,
    { timeout: 180_000 },
  );
}

/** Milliseconds from one frame to the next while a hand pushes the map to and fro. */
async function framesWhilePanning(page: Page): Promise<number[]> {
  const { x, y } = await middleOfMap(page);
  const frames = page.evaluate(
    () =>
      new Promise<number[]>((done) => {
        const times: number[] = [];
        let before = performance.now();
        let ended = false;
        addEventListener('benchend', () => (ended = true), { once: true });
        const onFrame = (now: number) => {
          times.push(now - before);
          before = now;
          if (ended) done(times.slice(1));
          else requestAnimationFrame(onFrame);
        };
        requestAnimationFrame(onFrame);
      }),
  );
  for (let pan = 0; pan < PANS; pan++) {
    const far = pan % 2 === 0 ? 110 : -110;
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + far, y + far / 4, { steps: 12 });
    await page.mouse.up();
  }
  await page.evaluate(() => dispatchEvent(new Event('benchend')));
  return frames;
}

/** From the press on a project's chip to the frame after the count has changed. */
async function filterMilliseconds(page: Page): Promise<number[]> {
  const chip = page.locator('.chip-row button').first();
  const times: number[] = [];
  for (let turn = 0; turn < TURNS_OF_THE_FILTER; turn++) {
    const time = page.evaluate(
      () =>
        new Promise<number>((done) => {
          const count = () => document.querySelector('.map-peek__head')?.textContent;
          const before = count();
          addEventListener(
            'click',
            ({ timeStamp }) => {
              const observer = new MutationObserver(() => {
                if (count() === before) return;
                observer.disconnect();
                requestAnimationFrame(() => setTimeout(() => done(performance.now() - timeStamp)));
              });
              observer.observe(document.body, { childList: true, subtree: true, characterData: true });
            },
            { capture: true, once: true },
          );
        }),
    );
    await chip.click();
    times.push(await time);
  }
  return times;
}
