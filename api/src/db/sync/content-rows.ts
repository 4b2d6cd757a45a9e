import { projectScope, projectStaffScope } from '@werkstadt/shared/sync/scope';
import type { TableName } from '@werkstadt/shared/sync/table';
import type { CityTransaction } from '../database.ts';
import type { Pipeline } from './pipeline.ts';
import type { ChangedRow, StoredRow } from './row-cache.ts';

interface ReadRow {
  readonly table: TableName;
  readonly id: string;
  readonly body: StoredRow['row'];
  readonly authorId?: string | null;
  readonly authorPersonId?: string | null;
  readonly personId?: string;
}

/** The row's shape was parsed when it was written; only this module writes content. */
const stored = (row: ReadRow) => ({ table: row.table, row: row.body }) as StoredRow;

export interface FoundRow {
  readonly stored: StoredRow;
  /** Author and the author's root participant, where the row has an author. */
  readonly author: { readonly id: string; readonly personId: string } | null;
  /** Whose row it is; empty for those that are nobody's own. */
  readonly personId: string;
}

/**
 * Reads and locks rows by id, in one round trip: for update and in the order of their ids, so that two batches never
 * wait for each other; projects in share mode. Supports, follows and what was learnt are those of these persons.
 */
export async function lockRows(
  tx: CityTransaction,
  ids: readonly string[],
  personIds: readonly string[],
): Promise<FoundRow[]> {
  const found = await Promise.all([
    tx<
      ReadRow[]
    >`select 'project' as table, id, body from project where id = any(${ids}::uuid[]) order by id for share`,
    tx<ReadRow[]>`
      select 'proposal' as table, c.id, c.body, c.author_id as "authorId", a.root_id as "authorPersonId"
      from proposal c left join participant a on a.city_id = c.city_id and a.id = c.author_id
      where c.id = any(${ids}::uuid[]) order by c.id for update of c`,
    tx<ReadRow[]>`
      select 'comment' as table, c.id, c.body, c.author_id as "authorId", a.root_id as "authorPersonId"
      from comment c left join participant a on a.city_id = c.city_id and a.id = c.author_id
      where c.id = any(${ids}::uuid[]) order by c.id for update of c`,
    tx<ReadRow[]>`
      select 'support' as table, proposal_id as id, body, person_id as "personId" from support
      where proposal_id = any(${ids}::uuid[]) and person_id = any(${personIds}::uuid[])
      order by proposal_id, person_id for update`,
    tx<ReadRow[]>`
      select 'follow' as table, proposal_id as id, body, person_id as "personId" from follow
      where proposal_id = any(${ids}::uuid[]) and person_id = any(${personIds}::uuid[])
      order by proposal_id, person_id for update`,
    tx<ReadRow[]>`
      select 'learning' as table, attempt_id as id, body, person_id as "personId" from learning
      where attempt_id = any(${ids}::uuid[]) and person_id = any(${personIds}::uuid[])
      order by attempt_id, person_id for update`,
    tx<
      ReadRow[]
    >`select 'decision' as table, id, body from decision where id = any(${ids}::uuid[]) order by id for update`,
  ]);
  return found.flat().map((row) => ({
    stored: stored(row),
    author: row.authorId && row.authorPersonId ? { id: row.authorId, personId: row.authorPersonId } : null,
    personId: row.personId ?? '',
  }));
}

/** Sends all changes of a batch, one statement per table and kind of change, parents first. */
export function sendRows(
  tx: CityTransaction,
  pipeline: Pipeline,
  cityId: string,
  changes: readonly ChangedRow[],
): void {
  const of = (table: TableName) => changes.filter((change) => change.stored.table === table);
  sendProjectScopes(tx, pipeline, cityId, of('project'));
  for (const table of ['project', 'proposal', 'comment', 'decision'] as const) {
    sendInserts(
      tx,
      pipeline,
      cityId,
      table,
      of(table).filter(({ isNew }) => isNew),
    );
    sendUpdates(
      tx,
      pipeline,
      table,
      of(table).filter(({ isNew }) => !isNew),
    );
  }
  for (const table of ['support', 'follow', 'learning'] as const) sendOfPerson(tx, pipeline, cityId, table, of(table));
}

const bodies = (changes: readonly ChangedRow[]) => changes.map(({ stored: { row } }) => JSON.stringify(row));
const idsOf = (changes: readonly ChangedRow[]) => changes.map(({ stored: { row } }) => row.id);

type TableById = 'project' | 'proposal' | 'comment' | 'decision';

function sendInserts(
  tx: CityTransaction,
  pipeline: Pipeline,
  cityId: string,
  table: TableById,
  fresh: readonly ChangedRow[],
): void {
  if (fresh.length === 0) return;
  const query = tx`
    insert into ${tx(table)} (city_id, id, body)
    select ${cityId}, id, body::jsonb from unnest(${idsOf(fresh)}::uuid[], ${bodies(fresh)}::text[]) as t (id, body)
    on conflict do nothing returning id`;
  pipeline.send(query, fresh.length);
}

function sendUpdates(tx: CityTransaction, pipeline: Pipeline, table: TableById, known: readonly ChangedRow[]): void {
  if (known.length === 0) return;
  pipeline.send(tx`
    update ${tx(table)} c set body = t.body::jsonb
    from unnest(${idsOf(known)}::uuid[], ${bodies(known)}::text[]) as t (id, body) where c.id = t.id`);
}

function sendOfPerson(
  tx: CityTransaction,
  pipeline: Pipeline,
  cityId: string,
  table: 'support' | 'follow' | 'learning',
  changes: readonly ChangedRow[],
): void {
  if (changes.length === 0) return;
  const subject = tx(table === 'learning' ? 'attempt_id' : 'proposal_id');
  pipeline.send(tx`
    insert into ${tx(table)} (city_id, ${subject}, person_id, body)
    select ${cityId}, id, (body::jsonb ->> 'personId')::uuid, body::jsonb
    from unnest(${idsOf(changes)}::uuid[], ${bodies(changes)}::text[]) as t (id, body)
    on conflict (city_id, ${subject}, person_id) do update set body = excluded.body`);
}

/**
 * What a learner took back leaves the log as well: it keeps `mid` and hash of what was sent ([L28]). After the batch's own
 * acts are in the log, since sending and taking back may come together.
 */
export function sendForgotten(tx: CityTransaction, pipeline: Pipeline, changes: readonly ChangedRow[]): void {
  const rows = changes.flatMap(({ stored: one }) => (one.table === 'learning' && one.row.forgotten ? [one.row] : []));
  if (rows.length === 0) return;
  pipeline.send(tx`
    update mutation_log l set envelope = null
    from unnest(${rows.map(({ id }) => id)}::text[], ${rows.map(({ personId }) => personId)}::uuid[]) as t (attempt, person_id),
      participant p
    where p.root_id = t.person_id and l.participant_id = p.id and l.name = 'learning.merge'
      and l.envelope -> 'args' ->> 'attempt' = t.attempt`);
}

function sendProjectScopes(
  tx: CityTransaction,
  pipeline: Pipeline,
  cityId: string,
  changes: readonly ChangedRow[],
): void {
  const scopes = changes.flatMap(({ stored: { row } }) => [projectScope(row.id), projectStaffScope(row.id)]);
  if (scopes.length === 0) return;
  pipeline.send(tx`
    insert into scope_counter (city_id, scope_id) select ${cityId}, scope_id from unnest(${scopes}::text[]) as t (scope_id)
    on conflict do nothing`);
}
