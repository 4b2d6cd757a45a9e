/** From opening the app with no network to its first control, against the first visit over a slow one. */
import type { Page } from '@playwright/test';
import { untilOfflineReady } from '../pages/citizen.ts';
import { launch, makeProfile, slowDown } from './browser.ts';
import { type Installation, SLUG } from './installation.ts';
import { median } from './percentile.ts';
import type { Measured } from './table.ts';

/** Of each kind, for each screen. */
const STARTS = 3;
const GOAL_SECONDS = 1;

interface Screen {
  readonly name: string;
  readonly path: string;
  /** All of these are there when a person can use the screen. */
  readonly controls: readonly string[];
}

const SCREENS: readonly Screen[] = [
  { name: 'projects', path: `/${SLUG}/projects`, controls: ['main a[href*="/projects/"]'] },
  { name: 'map', path: `/${SLUG}`, controls: ['.map-top button', 'canvas.maplibregl-canvas'] },
];

export async function startFromCache({ server: { url } }: Installation): Promise<Measured[]> {
  const rows: Measured[] = [];
  for (const screen of SCREENS) {
    const first: number[] = [];
    for (let visit = 0; visit < STARTS; visit++) {
      await withPage(makeProfile(), async (page) => {
        await slowDown(page, { network: true });
        first.push((await start(page, url, screen)).interactive);
      });
    }
    const starts = await startsOffline(url, screen);
    const half = (part: (one: Start) => number) => `${median(starts.map(part)).toFixed(2)} s`;
    rows.push({
      figure: `Start from cache to interactive, ${screen.name}, 4× throttle`,
      value: median(starts.map(({ interactive }) => interactive)),
      unit: 's',
      goal: { limit: GOAL_SECONDS, best: 'low' },
      alternative: { name: 'first visit, 1 Mbit/s, 400 ms', value: median(first) },
      because: `in a browser just started, ${half(({ answered }) => answered)} pass until the worker answers with the page, ${half(({ answered, run }) => run - answered)} until its first scripts have run, ${half(({ run, interactive }) => interactive - run)} until the screen's own part and the stored data are read and drawn`,
    });
  }
  return rows;
}

/** Each start is that of a new browser on the same profile, so worker and caches come from the disk. */
async function startsOffline(url: string, screen: Screen): Promise<Start[]> {
  const profile = makeProfile();
  const keep = { folder: profile.folder, remove: () => undefined };
  try {
    await withPage(keep, async (page) => {
      await start(page, url, screen);
      await untilOfflineReady(page);
      await page.waitForLoadState('networkidle');
    });
    const starts: Start[] = [];
    while (starts.length < STARTS) {
      await withPage(keep, async (page) => {
        await page.context().setOffline(true);
        await slowDown(page);
        starts.push(await start(page, url, screen));
      });
    }
    return starts;
  } finally {
    profile.remove();
  }
}

async function withPage(profile: ReturnType<typeof makeProfile>, run: (page: Page) => Promise<void>): Promise<void> {
  const context = await launch(profile.folder);
  try {
    await run(context.pages()[0] ?? (await context.newPage()));
  } finally {
    await context.close();
    profile.remove();
  }
}

/** Seconds since the navigation began. */
interface Start {
  /** The first byte of the page was there. */
  readonly answered: number;
  /** What the page itself names and imports has run. */
  readonly run: number;
  /** The controls are there, a picture with them was drawn, and the main thread is free. */
  readonly interactive: number;
}

async function start(page: Page, url: string, { path, controls }: Screen): Promise<Start> {
  await page.goto(`${url}${path}`, { waitUntil: 'commit' });
  return page.evaluate(
    (selectors) =>
      new Promise<Start>((done) => {
        const finish = () => {
          const [navigation] = performance.getEntriesByType('navigation');
          if (!(navigation instanceof PerformanceNavigationTiming)) throw new Error('no times of this navigation');
          done({
            answered: navigation.responseStart / 1000,
            run: navigation.domContentLoadedEventEnd / 1000,
            interactive: performance.now() / 1000,
          });
        };
        const look = () => {
          if (!selectors.every((selector) => document.querySelector(selector))) return;
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(finish));
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { childList: true, subtree: true });
        look();
      }),
    controls,
  );
}
