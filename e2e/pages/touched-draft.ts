/** The drawing as a test of touches sees it: the draft as this device keeps it, and what the fingers came down on. */
import type { Page } from '@playwright/test';
import { type Draft, draftSchema } from '@werkstadt/shared/draft/draft';
import type { Point } from './drawing.ts';

/** What a finger comes down on. `number` of a corner or stretch counts as its label does. */
export type Touched =
  | { readonly on: 'ground' | 'undo' | 'other' }
  | { readonly on: 'corner' | 'stretch'; readonly number: number };

/** The first finger of a gesture as it came down. */
export interface Touch {
  readonly at: Point;
  /** Beside the ground, what the browser pressed: a handle may change under the finger. */
  readonly touched: Touched;
  /** Where the corners were shown then; CSS pixels of the page. */
  readonly corners: readonly Point[];
}

interface Probe {
  readonly touches: Touch[];
  readonly touchedAt: (at: Point) => Touched;
  readonly handles: () => Point[];
  readonly corners: () => Point[];
  readonly unchosen: () => number[];
  readonly draft: (id: string) => Promise<unknown>;
}

declare global {
  interface Window {
    touchProbe?: Probe;
  }
}

/** Looks on from now on, and touches nothing. */
export async function watchTouches(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const touchedBy = (target: Element | null): Touched => {
      const button = target?.closest('button');
      const label = button?.getAttribute('aria-label') ?? button?.textContent?.trim() ?? '';
      const number = Number(/\d+/.exec(label)?.[0] ?? 0);
      if (label === 'Rückgängig') return { on: 'undo' };
      if (/^Ecke \d+ von/.test(label)) return { on: 'corner', number };
      if (button?.classList.contains('stretch-switch')) return { on: 'stretch', number };
      return { on: !button && target?.closest('.maplibregl-canvas-container') ? 'ground' : 'other' };
    };
    const corners = (): Point[] => {
      const map = document.querySelector('.maplibregl-canvas-container')?.getBoundingClientRect();
      const lines = [...document.querySelectorAll('path.draft-drawing__line')].map((path) =>
        [...(path.getAttribute('d') ?? '').matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => ({
          x: Number(x) + (map?.x ?? 0),
          y: Number(y) + (map?.y ?? 0),
        })),
      );
      // A stretch along streets has places between its corners.
      return [...(lines[0]?.slice(0, 1) ?? []), ...lines.flatMap((line) => line.slice(-1))];
    };
    const vault = (await indexedDB.databases()).find(({ name }) => name?.startsWith('vault:'))?.name ?? '';
    const database = await new Promise<IDBDatabase>((done, fail) => {
      const request = indexedDB.open(vault);
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
    const draft = (id: string) =>
      new Promise<unknown>((done, fail) => {
        const request = database.transaction('drafts').objectStore('drafts').get(id);
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
    const touches: (Omit<Touch, 'touched'> & { touched: Touched; readonly pointerId: number })[] = [];
    const handles = () =>
      [...document.querySelectorAll('.corner-handle, .stretch-switch, .draw-toolbar button')].map((handle) => {
        const { x, y, width, height } = handle.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      });
    const unchosen = () =>
      [...document.querySelectorAll('.corner-handle[aria-pressed="false"]')].flatMap((handle) => {
        const touched = touchedBy(handle);
        return touched.on === 'corner' ? [touched.number] : [];
      });
    const touchedAt = ({ x, y }: Point) => touchedBy(document.elementFromPoint(x, y));
    addEventListener(
      'pointerdown',
      ({ isPrimary, pointerId, clientX, clientY, target }) => {
        if (!isPrimary) return;
        const element = target instanceof Element ? target : null;
        touches.push({ at: { x: clientX, y: clientY }, touched: touchedBy(element), corners: corners(), pointerId });
      },
      { capture: true },
    );
    addEventListener(
      'click',
      (event) => {
        if (!(event instanceof PointerEvent) || !event.isTrusted) return;
        const touch = touches.findLast(({ pointerId }) => pointerId === event.pointerId);
        // What tapped the ground presses nothing.
        if (!touch || touch.touched.on === 'ground') return;
        touch.touched = touchedBy(event.target instanceof Element ? event.target : null);
      },
      { capture: true },
    );
    window.touchProbe = { touches, touchedAt, handles, corners, unchosen, draft };
  });
}

export interface Seen {
  readonly draft: Draft;
  /** First fingers since the last look. */
  readonly touches: readonly Touch[];
  /** Where the corners are shown; CSS pixels of the page. */
  readonly corners: readonly Point[];
  /** Numbers of the corners that are shown as not chosen. */
  readonly unchosen: readonly number[];
  /** The list of corners lies over the map: a tap on corners too near to each other has opened it. */
  readonly listOpen: boolean;
  /** The places that were asked about, and those of all handles. */
  readonly places: readonly { readonly at: Point; readonly touched: Touched }[];
}

const draftIdOf = (page: Page): string => /\/draw\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? '';

/** The draft and the screen as they are, and what lies at these places of the page. */
export async function look(page: Page, asked: readonly Point[]): Promise<Seen> {
  const { draft, ...seen } = await page.evaluate(
    async ([id, places]) => {
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      const probe = window.touchProbe;
      if (!probe) throw new Error('nobody watches the touches');
      return {
        draft: await probe.draft(id),
        touches: probe.touches.splice(0),
        corners: probe.corners(),
        unchosen: probe.unchosen(),
        listOpen: document.querySelector('.sheet__handle')?.getAttribute('aria-expanded') === 'true',
        places: [...places, ...probe.handles()].map((at) => ({ at, touched: probe.touchedAt(at) })),
      };
    },
    [draftIdOf(page), asked] as const,
  );
  return { draft: draftSchema.parse(draft), ...seen };
}
