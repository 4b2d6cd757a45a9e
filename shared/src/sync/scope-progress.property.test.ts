import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pushedRowsAbove, type ScopeProgress, takeStep, wholeUpTo } from './scope-progress.ts';

const PAGE = 2;
interface Numbered {
  readonly id: number;
  readonly v: number;
  readonly gone: boolean;
}

/** One scope of a city, as the server keeps and answers it. */
class City {
  rows = new Map<number, Numbered>();
  v = 0;
  horizon = 0;

  change(id: number, gone: boolean): Numbered {
    const row = { id, v: ++this.v, gone };
    this.rows.set(id, row);
    return row;
  }

  purge(): void {
    for (const { id, v, gone } of [...this.rows.values()]) {
      if (!gone) continue;
      this.rows.delete(id);
      this.horizon = Math.max(this.horizon, v);
    }
  }

  answer(cursor: number, asked: number | undefined) {
    if (cursor > 0 && cursor < this.horizon && asked !== this.horizon) return null;
    const waiting = [...this.rows.values()].filter(({ v }) => v > cursor).sort((a, b) => a.v - b.v);
    const rows = waiting.slice(0, PAGE);
    const last = rows.at(-1);
    if (waiting.length <= PAGE || !last) return { rows, to: this.v };
    return { rows, to: last.v, horizon: this.horizon };
  }
}

/** What one phone keeps, whose tabs ask and hear in any order. */
class Kept {
  progress: ScopeProgress | undefined;
  rows = new Map<number, Numbered>();

  ask(city: City): () => void {
    const asked = this.progress ?? { cursor: 0 };
    const answer = city.answer(asked.cursor, asked.pages?.horizon);
    return () => {
      if (!answer) {
        this.rows.clear();
        this.progress = { cursor: 0 };
        return;
      }
      const { rows, to, horizon } = answer;
      const taken = takeStep(this.progress, {
        from: asked.cursor,
        to,
        ...(asked.pages ? { askedHorizon: asked.pages.horizon } : {}),
        ...(horizon === undefined ? {} : { horizon }),
      });
      if (!taken) return;
      for (const { id, v } of [...this.rows.values()]) if (v <= taken.goneUpTo) this.rows.delete(id);
      for (const row of rows) if (row.v > taken.lateUpTo) this.enter(row);
      this.progress = taken.progress;
    };
  }

  lose(): void {
    this.rows.clear();
    this.progress = undefined;
  }

  enter(row: Numbered): void {
    if (row.v > (this.rows.get(row.id)?.v ?? 0)) this.rows.set(row.id, row);
  }

  shown = () => [...this.rows.values()].filter(({ gone }) => !gone).sort((a, b) => a.id - b.id);
}

const id = fc.nat({ max: 7 });
const happening = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('change' as const), id }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), id }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('purge' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('push' as const), id }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('ask' as const) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('hear' as const), which: fc.nat({ max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lose-cache' as const) }) },
);

/** Once found: a page of after a purge went on from an answer of before it. */
const STALE_PAGE =
  'push5 push5 push6 ask ask push4 hear0 hear0 remove4 purge change0 hear0 ask hear0 ask hear2 ask lose-cache purge ask remove0 remove0 push0 push0 hear2 ask';

type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;
const read = (words: string): Happening[] =>
  words.split(' ').map((word) => {
    const number = Number(/\d+$/.exec(word)?.[0] ?? 0);
    const kind = word.replace(/\d+$/, '') as Happening['kind'];
    if (kind === 'hear') return { kind, which: number };
    return kind === 'change' || kind === 'remove' || kind === 'push' ? { kind, id: number } : { kind };
  });

test('[S14] [S32] pages, purges, pushes and late answers in any order: in the end the phone shows what the city has', () => {
  fc.assert(
    fc.property(fc.array(happening, { minLength: 10, maxLength: 90, size: 'max' }), (happenings) => {
      const city = new City();
      const phone = new Kept();
      const late: (() => void)[] = [];
      for (const what of happenings) {
        if (what.kind === 'change') city.change(what.id, false);
        else if (what.kind === 'remove' && city.rows.has(what.id)) city.change(what.id, true);
        else if (what.kind === 'purge') city.purge();
        else if (what.kind === 'push') {
          const row = city.change(what.id, false);
          late.push(() => row.v > pushedRowsAbove(phone.progress) && phone.enter(row));
        } else if (what.kind === 'ask') late.push(phone.ask(city));
        else if (what.kind === 'hear') late.splice(what.which, 1)[0]?.();
      }
      for (const hear of late) hear();
      let rounds = 0;
      do {
        phone.ask(city)();
        expect(++rounds, 'it comes to an end').toBeLessThan(20);
      } while (phone.progress?.cursor !== city.v || phone.progress.pages);
      expect(phone.shown()).toEqual([...city.rows.values()].filter(({ gone }) => !gone).sort((a, b) => a.id - b.id));
    }),
    { numRuns: 15_000, examples: [[read(STALE_PAGE)]] },
  );
});

describe('[S32] a first fill below the last purge', () => {
  test('comes to its end page by page, unless tombstones are purged meanwhile', () => {
    const city = new City();
    for (let n = 0; n < 10; n++) city.change(n, false);
    city.change(9, true);
    city.purge();
    const phone = new Kept();
    phone.ask(city)();
    expect(phone.progress).toEqual({ cursor: 2, pages: { from: 0, horizon: 11 } });
    phone.ask(city)();
    expect(phone.progress).toEqual({ cursor: 4, pages: { from: 0, horizon: 11 } });
    city.change(1, true);
    city.purge();
    phone.ask(city)();
    expect(phone.progress).toEqual({ cursor: 0 });
  });
});

test('[S19] a scope is whole up to where its pages began: what has moved on since comes with a later one', () => {
  const first = takeStep({ cursor: 4 }, { from: 4, to: 7, horizon: 0 });
  expect(first?.progress && wholeUpTo(first.progress)).toBe(4);
  const last = takeStep(first?.progress, { from: 7, askedHorizon: 0, to: 9 });
  expect(last?.progress).toEqual({ cursor: 9 });
});
