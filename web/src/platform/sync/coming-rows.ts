import { proposalStates } from '@werkstadt/shared/proposal/proposal';
import { parseScope } from '@werkstadt/shared/sync/scope';
import { tableNumbers } from '@werkstadt/shared/sync/table';
import type { ComingPoints } from '../data/views.ts';
import { endAt, endOfId, ID_BYTES, type PageColumns } from '../db/page-columns.ts';
import { RowEnds } from './row-ends.ts';
import type { RowKey } from './row-index.ts';

const WITHDRAWN = proposalStates.indexOf('withdrawn');

/** In the column of tables: a tombstone. */
const GONE = 0;
/** In place of a project: gone, withdrawn, or here by now. */
const NONE = -1;

/**
 * Proposals that lie on this device and are still being read: how many they are is known from their columns ([S30]).
 * What is told of them changes with `tell`, in the same step as the lists that they come into.
 */
export class ComingRows {
  #ends = new RowEnds(0);
  /** By place of the end: the newest change number, and the place in `#projects` of what is shown of it. */
  #v = new Float64Array(0);
  #project = new Int16Array(0);
  readonly #projects: string[] = [];
  #left: number[] = [];
  #counts: ReadonlyMap<string, number> = new Map();
  #changed = false;
  #placed: ComingPoints | null = null;
  #points: ComingPoints | null = null;

  /** At most once; rests after each page. */
  *expect(pages: readonly PageColumns[]): Generator<void, void> {
    this.#ends = new RowEnds(pages.reduce((sum, { v }) => sum + v.length, 0));
    this.#v = new Float64Array(this.#ends.places);
    this.#project = new Int16Array(this.#ends.places).fill(NONE);
    for (const columns of pages) {
      const scope = parseScope(columns.scopeId);
      if (scope?.kind === 'project') this.#enter(columns, this.#placeOf(scope.projectId));
      this.#changed = true;
      yield;
    }
    this.tell();
  }

  /** Notes where those stand that have not come yet, for a map that is drawn before they have; rests after each page. */
  *place(pages: readonly PageColumns[]): Generator<void, void> {
    const ends = this.#ends;
    const held = new Uint8Array(ends.places);
    const count = this.#left.reduce((sum, one) => sum + one, 0);
    const points = {
      ids: new Uint8Array(count * ID_BYTES),
      longitudes: new Float64Array(count),
      latitudes: new Float64Array(count),
      states: new Uint8Array(count),
      projects: new Int16Array(count),
      projectIds: [...this.#projects],
      holds: (id: string) => held[ends.placeOf(endOfId(id)) ?? -1] === 1,
    };
    let next = 0;
    for (const columns of pages) {
      for (let at = 0; at < columns.v.length; at++) {
        if (columns.tables[at] !== tableNumbers.proposal) continue;
        const place = ends.placeOf(endAt(columns, at));
        const project = place === null ? NONE : (this.#project[place] ?? NONE);
        if (project === NONE || place === null || this.#v[place] !== columns.v[at]) continue;
        held[place] = 1;
        points.ids.set(columns.ids.subarray(at * ID_BYTES, (at + 1) * ID_BYTES), next * ID_BYTES);
        points.longitudes[next] = columns.longitudes[at] ?? 0;
        points.latitudes[next] = columns.latitudes[at] ?? 0;
        points.states[next] = columns.states[at] ?? 0;
        points.projects[next] = project;
        next += 1;
      }
      yield;
    }
    this.#placed = points;
  }

  #placeOf(projectId: string): number {
    const held = this.#projects.indexOf(projectId);
    if (held >= 0) return held;
    this.#left.push(0);
    return this.#projects.push(projectId) - 1;
  }

  #enter(columns: PageColumns, project: number): void {
    const { v, tables, states } = columns;
    for (let at = 0; at < v.length; at++) {
      const table = tables[at];
      if (table !== tableNumbers.proposal && table !== GONE) continue;
      const place = this.#ends.enter(endAt(columns, at));
      const number = v[at] ?? 0;
      // Change numbers begin with 1: nothing was here before where it is 0.
      if ((this.#v[place] ?? 0) >= number) continue;
      this.#v[place] = number;
      this.#set(place, table !== GONE && states[at] !== WITHDRAWN ? project : NONE);
    }
  }

  #set(place: number, project: number): void {
    const before = this.#project[place] ?? NONE;
    if (before === project) return;
    if (before !== NONE) this.#left[before] = (this.#left[before] ?? 0) - 1;
    if (project !== NONE) this.#left[project] = (this.#left[project] ?? 0) + 1;
    this.#project[place] = project;
    this.#changed = true;
  }

  /** They have come. */
  came(keys: readonly RowKey[]): void {
    if (this.#projects.length === 0) return;
    for (const [table, id] of keys) {
      const place = table === 'proposal' ? this.#ends.placeOf(endOfId(id)) : null;
      if (place !== null) this.#set(place, NONE);
    }
  }

  /** What was expected and is not here by now does not come. */
  end(): void {
    this.#ends = new RowEnds(0);
    this.#v = new Float64Array(0);
    this.#project = new Int16Array(0);
    this.#projects.length = 0;
    this.#left = [];
    this.#placed = null;
    this.#changed = true;
  }

  /** From here on `counts` and `points` are of now. */
  tell(): void {
    this.#points = this.#placed;
    if (!this.#changed) return;
    this.#changed = false;
    this.#counts = new Map(
      this.#projects.flatMap((id, at) => ((this.#left[at] ?? 0) > 0 ? [[id, this.#left[at] ?? 0] as const] : [])),
    );
  }

  /** Where they stand; the same until all of them are here, then null. */
  points(): ComingPoints | null {
    return this.#points;
  }

  /** By project; the same object until it changes. */
  counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }
}
