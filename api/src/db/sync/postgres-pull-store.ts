import type { ProjectState } from '@werkstadt/shared/project/project';
import type { PullStore, ScopeNumbers } from '@werkstadt/shared/sync/decide-pull';
import type { WireRow } from '@werkstadt/shared/sync/protocol';
import { parseScope } from '@werkstadt/shared/sync/scope';
import { tableNumbers } from '@werkstadt/shared/sync/table';
import type { CityTransaction } from '../database.ts';
import { tableByNumber } from './change-numbers.ts';

interface PulledRow {
  readonly tbl: number;
  readonly id: string;
  readonly v: number;
  readonly body: Record<string, unknown> | null;
}

/** One pull on PostgreSQL, inside one `repeatable read read only` transaction. */
export class PostgresPullStore implements PullStore {
  readonly #tx: CityTransaction;
  readonly #numbers = new Map<string, ScopeNumbers | null>();
  readonly #projectStates = new Map<string, ProjectState | null>();
  #epoch: string | null = null;

  constructor(tx: CityTransaction) {
    this.#tx = tx;
  }

  /** Everything that is asked before rows are, for all scopes in one round trip. */
  async readAhead(scopeIds: readonly string[]): Promise<void> {
    const scopes = scopeIds.map((scopeId) => ({ scopeId, scope: parseScope(scopeId) }));
    const projectIds = scopes.map(({ scope }) => (scope?.kind === 'project' ? scope.projectId : null));
    const rows = await this.#tx<
      {
        epoch: string;
        scopeId: string;
        projectId: string | null;
        v: number | null;
        tombstonesFrom: number | null;
        state: ProjectState | null;
      }[]
    >`
      select m.epoch, asked.scope_id as "scopeId", asked.project_id as "projectId", c.v, c.tombstones_from as "tombstonesFrom", p.body ->> 'state' as state
      from sync_meta m, unnest(${scopeIds}::text[], ${projectIds}::uuid[]) as asked (scope_id, project_id)
      left join scope_counter c on c.scope_id = asked.scope_id
      left join project p on p.id = asked.project_id`;
    for (const { epoch, scopeId, projectId, v, tombstonesFrom, state } of rows) {
      this.#epoch = epoch;
      this.#numbers.set(scopeId, v === null || tombstonesFrom === null ? null : { v, tombstonesFrom });
      if (projectId !== null) this.#projectStates.set(projectId, state);
    }
  }

  async readEpoch(): Promise<string> {
    if (this.#epoch !== null) return this.#epoch;
    const [row] = await this.#tx<{ epoch: string }[]>`select epoch from sync_meta`;
    if (!row) throw new Error('the city has no epoch');
    return row.epoch;
  }

  async readReplica(replicaId: string, participantId: string): Promise<{ lastSeq: number; coveredSeq: number } | null> {
    const [row] = await this.#tx<{ lastSeq: number; coveredSeq: number }[]>`
      select last_seq as "lastSeq", covered_seq as "coveredSeq" from replica
      where id = ${replicaId} and participant_id = ${participantId}`;
    return row ?? null;
  }

  async readProjectState(projectId: string): Promise<ProjectState | null> {
    const known = this.#projectStates.get(projectId);
    if (known !== undefined) return known;
    const [row] = await this.#tx<{ state: ProjectState }[]>`
      select body ->> 'state' as state from project where id = ${projectId}`;
    return row?.state ?? null;
  }

  async readScopeNumbers(scopeId: string): Promise<ScopeNumbers | null> {
    const known = this.#numbers.get(scopeId);
    if (known !== undefined) return known;
    const [row] = await this.#tx<ScopeNumbers[]>`
      select v, tombstones_from as "tombstonesFrom" from scope_counter where scope_id = ${scopeId}`;
    return row ? { v: row.v, tombstonesFrom: row.tombstonesFrom } : null;
  }

  /**
   * A row whose content is gone reads as a tombstone. Supports and follows are those of the scope's person. Each body is
   * looked up by its key, in its own table alone: no statistics, however old, make that another plan.
   */
  async readRowsAfter(scopeId: string, cursor: number, limit: number): Promise<WireRow[]> {
    const scope = parseScope(scopeId);
    const personId = scope?.kind === 'person' ? scope.personId : null;
    const rows = await this.#tx<PulledRow[]>`
      with r as (
        select tbl, id, v, deleted from sync_row where scope_id = ${scopeId} and v > ${cursor} order by v limit ${limit})
      select r.tbl, r.id, r.v, case when not r.deleted then case r.tbl
        when ${tableNumbers.project} then (select body from project where id = r.id)
        when ${tableNumbers.proposal} then (select body from proposal where id = r.id)
        when ${tableNumbers.comment} then (select body from comment where id = r.id)
        when ${tableNumbers.support} then (select body from support where proposal_id = r.id and person_id = ${personId})
        when ${tableNumbers.follow} then (select body from follow where proposal_id = r.id and person_id = ${personId})
        when ${tableNumbers.learning} then (select body from learning where attempt_id = r.id and person_id = ${personId})
        when ${tableNumbers.decision} then (select body from decision where id = r.id)
        when ${tableNumbers.outcome} then (
          select jsonb_build_object('id', m.mid, 'status', m.status, 'code', m.code, 'detail', m.result ->> 'detail')
          from mutation_log m where m.mid = r.id and m.status <> 'parked')
        end end as body
      from r order by r.v`;
    return rows.map(({ tbl, id, v, body }) => ({ scopeId, table: tableByNumber(tbl), id, v, body }));
  }
}
