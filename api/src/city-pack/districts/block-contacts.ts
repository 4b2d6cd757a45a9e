import { CONTACT_KINDS, type ContactKind, type DistrictData } from '@werkstadt/shared/districts/data/district-data';
import Flatbush from 'flatbush';
import { EDGE_KINDS, type GridPoint, stretchBox, turn } from './arrange-lines.ts';
import { barOf } from './bars.ts';
import { type BlockMap, blockLeft } from './block-map.ts';
import { type GridUnit, halfMetres } from './join-slivers.ts';
import { OUTSIDE } from './trace-faces.ts';

/** A shorter common stretch of street beside rails, water or a motorway is the street that crosses them. */
const LEAST_STREET_METRES = 5;
/** About five metres. */
const STEP = 50;

interface Border {
  street: number;
  rail: number;
  water: number;
  road: number;
  bridge: boolean;
}

export type Contacts = Pick<DistrictData, 'neighbourOffset' | 'neighbour' | 'neighbourBorderDm' | 'neighbourContact'>;

/** Which blocks touch, over how long a border and over what ([DB4]). */
export class BlockContacts {
  readonly #blocks: BlockMap;
  readonly #isWater: (block: number) => boolean;
  readonly #borders: Map<number, Border>[];

  constructor(blocks: BlockMap, isWater: (block: number) => boolean, unit: GridUnit) {
    this.#blocks = blocks;
    this.#isWater = isWater;
    this.#borders = Array.from({ length: blocks.blocks }, () => new Map());
    this.#measure(unit);
    this.#joinAtCrossings();
    this.#joinOverWater();
  }

  #between(one: number, other: number): Border {
    const [low, high] = one < other ? [one, other] : [other, one];
    const known = this.#borders[low]?.get(high);
    if (known) return known;
    const border: Border = { street: 0, rail: 0, water: 0, road: 0, bridge: false };
    this.#borders[low]?.set(high, border);
    return border;
  }

  /** Both blocks beside a half-edge where they are two, and land. */
  #landBeside(half: number): readonly [number, number] | null {
    const [own, other] = [blockLeft(this.#blocks, half), blockLeft(this.#blocks, half ^ 1)];
    if (own === other || own === OUTSIDE || other === OUTSIDE) return null;
    return this.#isWater(own) || this.#isWater(other) ? null : [own, other];
  }

  #measure(unit: GridUnit): void {
    const { map } = this.#blocks;
    for (let half = 0; half < map.origin.length; half += 2) {
      const [own, other] = [blockLeft(this.#blocks, half), blockLeft(this.#blocks, half + 1)];
      if (own === other || own === OUTSIDE || other === OUTSIDE) continue;
      const border = this.#between(own, other);
      const kinds = map.kinds[half] ?? 0;
      const metres = halfMetres(map, half, unit);
      if (this.#isWater(own) || this.#isWater(other)) border.water += metres;
      else border[barOf(kinds) ?? 'street'] += metres;
    }
    for (const around of map.around) {
      const met = [...new Set(around.map((half) => blockLeft(this.#blocks, half)))].filter(
        (block) => block !== OUTSIDE,
      );
      for (const one of met) for (const other of met) if (one < other) this.#between(one, other);
    }
  }

  /** Where a street crosses rails, a river or a motorway, the blocks on both banks are joined. */
  #joinAtCrossings(): void {
    const { map } = this.#blocks;
    for (const around of map.around) {
      const streets = around.filter((half) => (map.kinds[half] ?? 0) & EDGE_KINDS.foot);
      const bars = around.filter((half) => barOf(map.kinds[half] ?? 0) !== null);
      if (streets.length < 2 || bars.length < 2) continue;
      for (const bar of bars) {
        const sides = this.#landBeside(bar);
        if (sides && hasBetween(around, bar, bars, streets)) this.#between(...sides).bridge = true;
      }
    }
  }

  /** Streets between two waters lead over a bridge: land at one end of them is joined with land at the other. */
  #joinOverWater(): void {
    const { map } = this.#blocks;
    const isOverWater = (half: number) => {
      const [own, other] = [blockLeft(this.#blocks, half), blockLeft(this.#blocks, half ^ 1)];
      const wet = (block: number) => block !== OUTSIDE && this.#isWater(block);
      return ((map.kinds[half] ?? 0) & EDGE_KINDS.foot) !== 0 && wet(own) && wet(other);
    };
    const seen = new Uint8Array(map.origin.length);
    for (let first = 0; first < map.origin.length; first += 2) {
      if (seen[first] || !isOverWater(first)) continue;
      const points = new Set<number>();
      const open = [first];
      for (let half = open.pop(); half !== undefined; half = open.pop()) {
        if (seen[half & ~1]) continue;
        seen[half & ~1] = 1;
        for (const end of [half, half ^ 1]) {
          const point = map.origin[end] ?? 0;
          points.add(point);
          for (const next of map.around[point] ?? []) if (isOverWater(next)) open.push(next);
        }
      }
      this.#joinShores([...points]);
    }
  }

  #joinShores(points: readonly number[]): void {
    const { map } = this.#blocks;
    const shores = points.map((point) => {
      const met = (map.around[point] ?? []).map((half) => blockLeft(this.#blocks, half));
      return [...new Set(met)].filter((block) => block !== OUTSIDE && !this.#isWater(block));
    });
    for (const [index, shore] of shores.entries()) {
      for (const far of shores.slice(index + 1)) {
        for (const one of shore) for (const other of far) if (one !== other) this.#between(one, other).bridge = true;
      }
    }
  }

  /**
   * Ways on foot that are no borders themselves: where they cross rails, a river or a motorway, both sides are joined.
   * @param ways stretches, and pairs of stretches over a corner, which count where the corner lies on the rails
   */
  joinAlong(ways: Iterable<{ from: GridPoint; to: GridPoint; over: GridPoint | null }>): void {
    const { map } = this.#blocks;
    const bars: number[] = [];
    const corners = new Set<string>();
    for (let half = 0; half < map.origin.length; half += 2) {
      if (barOf(map.kinds[half] ?? 0) === null || !this.#landBeside(half)) continue;
      bars.push(half);
      for (const end of [half, half + 1]) corners.add(String(map.points[map.origin[end] ?? 0]));
    }
    if (bars.length === 0) return;
    const pointAt = (half: number): GridPoint => map.points[map.origin[half] ?? 0] ?? [0, 0];
    const index = new Flatbush(bars.length);
    for (const half of bars) index.add(...stretchBox(pointAt(half), pointAt(half ^ 1)));
    index.finish();
    for (const { from, to, over } of ways) {
      if (over && !corners.has(String(over))) continue;
      for (const row of index.search(...stretchBox(from, to))) {
        const half = bars[row] ?? 0;
        const [a, b] = [pointAt(half), pointAt(half ^ 1)];
        const isParted = turn(a, b, from) * turn(a, b, to) < 0;
        const meets = over ? isSame(a, over) || isSame(b, over) : turn(from, to, a) * turn(from, to, b) <= 0;
        const sides = isParted && meets ? this.#landBeside(half) : null;
        if (sides) this.#between(...sides).bridge = true;
      }
    }
  }

  /** Bridges of which the ends lie on land and something between them in water: the land on both sides is joined. */
  joinOver(bridges: Iterable<readonly GridPoint[]>, find: (point: GridPoint) => number): void {
    for (const bridge of bridges) {
      let [shore, isOverWater] = [OUTSIDE, false];
      for (const point of steps(bridge)) {
        const block = find(point);
        if (block === OUTSIDE) continue;
        if (this.#isWater(block)) isOverWater = true;
        else {
          if (isOverWater && shore !== OUTSIDE && shore !== block) this.#between(shore, block).bridge = true;
          [shore, isOverWater] = [block, false];
        }
      }
    }
  }

  contacts(): Contacts {
    const beside = this.#borders.map(() => [] as { readonly block: number; readonly border: Border }[]);
    this.#borders.forEach((borders, low) => {
      for (const [high, border] of borders) {
        beside[low]?.push({ block: high, border });
        beside[high]?.push({ block: low, border });
      }
    });
    let end = 0;
    const neighbourOffset = Uint32Array.from([
      0,
      ...beside.map((list) => {
        end += list.length;
        return end;
      }),
    ]);
    const flat = beside.flatMap((list, block) =>
      list
        .sort((a, b) => a.block - b.block)
        .map(({ block: other, border }) => ({ other, border, kind: this.#kindOf(block, other, border) })),
    );
    return {
      neighbourOffset,
      neighbour: Uint32Array.from(flat, ({ other }) => other),
      neighbourBorderDm: Uint32Array.from(flat, ({ border: { street, rail, water, road } }) =>
        Math.round((street + rail + water + road) * 10),
      ),
      neighbourContact: Uint8Array.from(flat, ({ kind }) => CONTACT_KINDS.indexOf(kind)),
    };
  }

  #kindOf(one: number, other: number, { street, rail, water, road, bridge }: Border): ContactKind {
    const barred = rail + water + road;
    if (this.#isWater(one) || this.#isWater(other)) return street + barred > 0 ? 'water' : 'point';
    if (street >= LEAST_STREET_METRES || (street > 0 && barred === 0)) return 'street';
    if (bridge) return 'bridge';
    if (barred === 0) return 'point';
    if (road > rail && road > water) return 'road';
    return rail > water ? 'rail' : 'water';
  }
}

/** Points along a line, no further apart than a few metres. */
function* steps(line: readonly GridPoint[]): Generator<GridPoint> {
  for (let index = 1; index < line.length; index++) {
    const [[ax, ay], [bx, by]] = [line[index - 1] ?? [0, 0], line[index] ?? [0, 0]];
    const count = Math.ceil(Math.hypot(bx - ax, by - ay) / STEP) || 1;
    for (let step = 0; step <= count; step++) {
      yield [ax + ((bx - ax) * step) / count, ay + ((by - ay) * step) / count];
    }
  }
}

const isSame = ([ax, ay]: GridPoint, [bx, by]: GridPoint): boolean => ax === bx && ay === by;

/** Whether streets lie on both sides of the bars that meet in a point, seen from one of them. */
function hasBetween(
  around: readonly number[],
  bar: number,
  bars: readonly number[],
  streets: readonly number[],
): boolean {
  const place = (half: number) => (around.indexOf(half) - around.indexOf(bar) + around.length) % around.length;
  const others = bars.filter((other) => other !== bar).map(place);
  const [first, last] = [Math.min(...others), Math.max(...others)];
  const places = streets.map(place);
  return places.some((at) => at < first) && places.some((at) => at > last);
}
