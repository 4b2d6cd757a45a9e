/** Fingers on a touch screen, as the browser gets them from the device: not events made by a script of the page. */
import type { CDPSession, Page } from '@playwright/test';
import type { Point } from './drawing.ts';

const SECOND_MS = 1000;

export class Fingers {
  readonly #session: CDPSession;
  readonly #down = new Map<number, Point>();
  /** Events on their way: the browser takes them in order, so only the end of a gesture is waited for. */
  #sent: Promise<unknown>[] = [];
  /** Runs ahead of the clock by the pauses that fingers made. Milliseconds. */
  #ahead = 0;

  #lifted: Point = { x: 0, y: 0 };

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(page: Page): Promise<Fingers> {
    return new Fingers(await page.context().newCDPSession(page));
  }

  down(id: number, at: Point): void {
    this.#down.set(id, at);
    this.#send('touchStart');
  }

  move(id: number, at: Point): void {
    this.#down.set(id, at);
    this.#send('touchMove');
  }

  /** Where a finger was lifted last. */
  get lifted(): Point {
    return this.#lifted;
  }

  /** The other fingers stay where they are. */
  up(id: number): void {
    this.#lifted = this.#down.get(id) ?? this.#lifted;
    this.#down.delete(id);
    this.#send(this.#down.size === 0 ? 'touchEnd' : 'touchMove');
  }

  /** The device takes all fingers away, as for a call that comes in. */
  cancel(): void {
    this.#down.clear();
    this.#send('touchCancel');
  }

  /** Fingers stay as they are for so long by the clock of the events, without anybody waiting. */
  rest(milliseconds: number): void {
    this.#ahead += milliseconds;
  }

  /** The page has answered to all of it. */
  async settled(): Promise<void> {
    const sent = this.#sent;
    this.#sent = [];
    await Promise.all(sent);
  }

  #send(type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel'): void {
    const touchPoints = [...this.#down].map(([id, { x, y }]) => ({ id, x, y }));
    const timestamp = (Date.now() + this.#ahead) / SECOND_MS;
    this.#sent.push(this.#session.send('Input.dispatchTouchEvent', { type, touchPoints, timestamp }));
  }
}
