/** Painting school districts, as a parent with a thumb would. */
import type { CDPSession, Locator, Page } from '@playwright/test';
import { expect } from '../support/test.ts';
import { untilMapIsDrawn } from './citizen.ts';
import { storedDrafts } from './device.ts';
import type { Point } from './drawing.ts';

export const DISTRICTS = 'Schulbezirke neu gedacht';

export const paintingMap = (page: Page): Locator => page.getByRole('region', { name: 'Karte: Schulbezirke malen' });

/** Chooses a school and tells its name. */
export async function chooseSchool(page: Page, number: number): Promise<string> {
  const chip = page
    .getByRole('group', { name: 'Schulen' })
    .getByRole('button')
    .nth(number - 1);
  await chip.click();
  await expect(chip).toHaveAttribute('aria-pressed', 'true');
  return (await chip.textContent()) ?? '';
}

export const chooseTool = (page: Page, name: string): Promise<void> =>
  page.getByRole('group', { name: 'Werkzeuge' }).getByRole('button', { name, exact: true }).click();

/** School by block of what was painted, as this device keeps it; what was taken back is not in it. */
export async function keptPlan(page: Page): Promise<Record<string, string>> {
  const id = /\/(?:draw|propose)\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? '';
  const plan = (await storedDrafts(page)).find((draft) => draft.id === id)?.plan;
  const moves = (plan?.undo ?? []).flatMap((step) => step.moves);
  const painted = moves.flatMap(([, to, blocks]) =>
    blocks.map((block) => [plan?.blocks[block] ?? '', plan?.schools[to - 1] ?? ''] as const),
  );
  return Object.fromEntries(painted.toSorted());
}

/** Middle of the part of the map that chips, buttons and the sheet leave free. */
export async function middleOfPainting(page: Page): Promise<Point> {
  await untilMapIsDrawn(page);
  const map = await page.locator('.base-map__over').boundingBox();
  const tools = await page.getByRole('group', { name: 'Werkzeuge' }).boundingBox();
  const schools = await page.getByRole('group', { name: 'Schulen' }).boundingBox();
  if (!map || !tools || !schools) throw new Error('nothing is painted here');
  return { x: map.x + map.width * 0.45, y: (schools.y + schools.height + tools.y) / 2 };
}

type Touches = readonly Point[];

/** Fingers on the glass, as a phone reports them: one more in the list is one more finger. */
export class Fingers {
  readonly #session: CDPSession;
  #down = 0;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async on(page: Page): Promise<Fingers> {
    return new Fingers(await page.context().newCDPSession(page));
  }

  async put(touches: Touches): Promise<void> {
    const type = touches.length > this.#down ? 'touchStart' : touches.length < this.#down ? 'touchEnd' : 'touchMove';
    this.#down = touches.length;
    await this.#session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: touches.map(({ x, y }, id) => ({ x, y, id })),
    });
  }

  /** One finger along the places. */
  async drag(places: Touches): Promise<void> {
    for (const place of places) await this.put([place]);
    await this.put([]);
  }
}
