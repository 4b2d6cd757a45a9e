import { proposalStates } from '@werkstadt/shared/proposal/proposal';
import { parseScope } from '@werkstadt/shared/sync/scope';
import { tableNumbers } from '@werkstadt/shared/sync/table';
import { endAt, endOfId, type PageColumns } from '../db/page-columns.ts';
import type { RowKey } from './row-index.ts';

const WITHDRAWN = proposalStates.indexOf('withdrawn');

/** In the column of tables: a tombstone. */
const GONE = 0;

interface Coming {
  readonly v: number;
  /** Null for what is gone or withdrawn by its newest version. */
  readonly projectId: string | null;
}

/** Proposals that lie on this device and are still being read: how many they are is known from their columns ([S30]). */
export class ComingRows {
  readonly #coming = new Map<number, Coming>();
  #counts: ReadonlyMap<string, number> = new Map();
  #changed = false;

  expect(pages: readonly PageColumns[]): void {
    for (const columns of pages) {
      const scope = parseScope(columns.scopeId);
      if (scope?.kind !== 'project') continue;
      for (let at = 0; at < columns.v.length; at++) {
        const end = endAt(columns, at);
        const v = columns.v[at] ?? 0;
        const table = columns.tables[at];
        if (table !== tableNumbers.proposal && table !== GONE) continue;
        const held = this.#coming.get(end);
        if (held && held.v >= v) continue;
        const shown = table !== GONE && columns.states[at] !== WITHDRAWN;
        this.#coming.set(end, { v, projectId: shown ? scope.projectId : null });
      }
    }
    this.#changed = true;
  }

  /** They have come. */
  came(keys: readonly RowKey[]): void {
    if (this.#coming.size === 0) return;
    for (const [table, id] of keys) if (table === 'proposal') this.#coming.delete(endOfId(id));
    this.#changed = true;
  }

  /** What was expected and is not here by now does not come. */
  end(): void {
    this.#coming.clear();
    this.#changed = true;
  }

  /** By project; the same object until it changes. */
  counts(): ReadonlyMap<string, number> {
    if (!this.#changed) return this.#counts;
    const counts = new Map<string, number>();
    for (const { projectId } of this.#coming.values()) {
      if (projectId !== null) counts.set(projectId, (counts.get(projectId) ?? 0) + 1);
    }
    this.#changed = false;
    this.#counts = counts;
    return counts;
  }
}
