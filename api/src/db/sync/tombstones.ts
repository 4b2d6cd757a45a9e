import type { CityTransaction } from '../database.ts';

/** Limits of letting go: `markedBefore` is when a scope is noted again at the earliest, `keptAfter` what is old enough. */
export interface TombstoneLimits {
  readonly now: Date;
  readonly markedBefore: Date;
  readonly keptAfter: Date;
}

/**
 * [S32]: lets go of tombstones from before `keptAfter`, and raises the number below which a cursor begins anew. Rows carry
 * no time: where a scope stands is noted now and then, and everything up to a note is at least as old as the note. Answers
 * how many went.
 */
export async function purgeTombstones(tx: CityTransaction, limits: TombstoneLimits): Promise<number> {
  await noteWhereScopesStand(tx, limits);
  // The counters first: a push that is under way holds its own until it commits, and what it brings back stays.
  const scopes = await tx<{ scopeId: string; v: number }[]>`
    with old as (select scope_id, max(v) as v from scope_mark where marked_at < ${limits.keptAfter} group by scope_id)
    select c.scope_id as "scopeId", old.v from scope_counter c join old using (scope_id)
    order by c.scope_id for update of c`;
  let purged = 0;
  for (const { scopeId, v } of scopes) {
    const gone = await tx<{ v: number }[]>`
      delete from sync_row where scope_id = ${scopeId} and deleted and v <= ${v} returning v`;
    await tx`delete from scope_mark where scope_id = ${scopeId} and v <= ${v}`;
    if (gone.length === 0) continue;
    const horizon = gone.reduce((highest, row) => Math.max(highest, row.v), 0);
    await tx`
      update scope_counter set tombstones_from = greatest(tombstones_from, ${horizon}) where scope_id = ${scopeId}`;
    purged += gone.length;
  }
  return purged;
}

/** Of scopes with tombstones since their last note. A counter is read as committed, and so is all below it. */
async function noteWhereScopesStand(tx: CityTransaction, { now, markedBefore }: TombstoneLimits): Promise<void> {
  await tx`
    insert into scope_mark (city_id, scope_id, v, marked_at)
    select c.city_id, c.scope_id, c.v, ${now}
    from scope_counter c
    left join lateral (
      select max(m.v) as v, max(m.marked_at) as marked_at from scope_mark m where m.scope_id = c.scope_id) last on true
    where coalesce(last.marked_at <= ${markedBefore}, true)
      and exists (
        select from sync_row r where r.scope_id = c.scope_id and r.deleted and r.v > coalesce(last.v, 0))
    on conflict do nothing`;
}
