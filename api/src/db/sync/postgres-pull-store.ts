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

  constructor(tx: CityTransaction) {
    this.#tx = tx;
  }

  async readEpoch(): Promise<string> {
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
    const [row] = await this.#tx<{ state: ProjectState }[]>`
      select body ->> 'state' as state from project where id = ${projectId}`;
    return row?.state ?? null;
  }

  async readScopeNumbers(scopeId: string): Promise<ScopeNumbers | null> {
    const [row] = await this.#tx<ScopeNumbers[]>`
      select v, tombstones_from as "tombstonesFrom" from scope_counter where scope_id = ${scopeId}`;
    return row ? { v: row.v, tombstonesFrom: row.tombstonesFrom } : null;
  }

  /** A row whose content is gone reads as a tombstone. Supports and follows are those of the scope's person. */
  async readRowsAfter(scopeId: string, cursor: number, limit: number): Promise<WireRow[]> {
    const scope = parseScope(scopeId);
    const personId = scope?.kind === 'person' ? scope.personId : null;
    const rows = await this.#tx<PulledRow[]>`
      with page as (
        select tbl, id, v, deleted from sync_row where scope_id = ${scopeId} and v > ${cursor} order by v limit ${limit})
      select r.tbl, r.id, r.v,
             case when not r.deleted then coalesce(j.body, p.body, c.body, s.body, f.body, d.body, l.body,
               case when m.mid is not null then jsonb_build_object(
                 'id', m.mid, 'status', m.status, 'code', m.code, 'detail', m.result ->> 'detail') end) end as body
      from page r
      left join project j on r.tbl = ${tableNumbers.project} and j.id = r.id
      left join proposal p on r.tbl = ${tableNumbers.proposal} and p.id = r.id
      left join comment c on r.tbl = ${tableNumbers.comment} and c.id = r.id
      left join support s on r.tbl = ${tableNumbers.support} and s.proposal_id = r.id and s.person_id = ${personId}
      left join follow f on r.tbl = ${tableNumbers.follow} and f.proposal_id = r.id and f.person_id = ${personId}
      left join learning l on r.tbl = ${tableNumbers.learning} and l.attempt_id = r.id and l.person_id = ${personId}
      left join decision d on r.tbl = ${tableNumbers.decision} and d.id = r.id
      left join mutation_log m on r.tbl = ${tableNumbers.outcome} and m.mid = r.id and m.status <> 'parked'
      order by r.v`;
    return rows.map(({ tbl, id, v, body }) => ({ scopeId, table: tableByNumber(tbl), id, v, body }));
  }
}
