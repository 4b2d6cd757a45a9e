import { COURSE_ACTIVITY, COURSE_LATER_ACTIVITY } from '@werkstadt/shared/workshop/round';
import type { CityTransaction } from './database.ts';

export interface RoundRow {
  readonly id: string;
  readonly code: string;
  readonly number: number;
  readonly activity: string;
  readonly seed: number;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly publication: unknown;
}

interface NewRound extends Pick<RoundRow, 'id' | 'code' | 'number' | 'activity' | 'seed' | 'openedAt'> {
  readonly openedBy: string;
}

/** False where the code is taken. */
export async function insertRound(tx: CityTransaction, cityId: string, round: NewRound): Promise<boolean> {
  const { id, code, number, activity, seed, openedBy, openedAt } = round;
  const rows = await tx`
    insert into workshop_round (city_id, id, code, number, activity, seed, opened_by, opened_at)
    values (${cityId}, ${id}, ${code}, ${number}, ${activity}, ${seed}, ${openedBy}, ${openedAt})
    on conflict (city_id, code) do nothing returning id`;
  return rows.length > 0;
}

const columns = (tx: CityTransaction) =>
  tx`id, code, number, activity, seed, opened_at as "openedAt", closed_at as "closedAt", publication`;

export async function findRound(tx: CityTransaction, code: string): Promise<RoundRow | null> {
  const [row] = await tx<RoundRow[]>`select ${columns(tx)} from workshop_round where code = ${code}`;
  return row ?? null;
}

/** Held until the transaction ends: results come side by side (`share`), and never while the round closes (`update`). */
export async function lockRound(
  tx: CityTransaction,
  code: string,
  strength: 'share' | 'update',
): Promise<RoundRow | null> {
  const lock = strength === 'share' ? tx`for share` : tx`for update`;
  const [row] = await tx<RoundRow[]>`select ${columns(tx)} from workshop_round where code = ${code} ${lock}`;
  return row ?? null;
}

/** The rounds that a member of staff opened, the newest first. */
export const listRounds = (tx: CityTransaction, accountId: string, limit: number): Promise<RoundRow[]> => tx<
  RoundRow[]
>`
  select ${columns(tx)} from workshop_round where opened_by = ${accountId} order by opened_at desc limit ${limit}`;

/** A result that is there already changes nothing. */
export async function insertResult(
  tx: CityTransaction,
  cityId: string,
  roundId: string,
  result: { readonly nonce: Uint8Array; readonly record: Uint8Array },
): Promise<void> {
  await tx`
    insert into workshop_result (city_id, round_id, nonce, record)
    values (${cityId}, ${roundId}, ${Buffer.from(result.nonce)}, ${Buffer.from(result.record)})
    on conflict do nothing`;
}

export async function countResults(tx: CityTransaction, roundId: string): Promise<number> {
  const [row] = await tx<{ count: number }[]>`
    select count(*)::int as count from workshop_result where round_id = ${roundId}`;
  return row?.count ?? 0;
}

/** Takes the results out of the database: once a round is published, nothing else is made of them. */
export async function takeResults(tx: CityTransaction, roundId: string): Promise<Buffer[]> {
  const rows = await tx<{ record: Buffer }[]>`delete from workshop_result where round_id = ${roundId} returning record`;
  return rows.map(({ record }) => record);
}

export async function storePublication(
  tx: CityTransaction,
  roundId: string,
  closedAt: Date,
  publication: unknown,
): Promise<void> {
  await tx`
    update workshop_round set closed_at = ${closedAt}, publication = ${JSON.stringify(publication)}::text::jsonb
    where id = ${roundId}`;
}

/** Rounds that nobody closed, with their results. A course takes its weeks, everything else an afternoon. */
export async function removeForgottenRounds(
  tx: CityTransaction,
  openedBefore: { readonly round: Date; readonly course: Date },
): Promise<number> {
  const rounds = await tx`
    delete from workshop_round where closed_at is null and opened_at < case
      when activity = any(${[COURSE_ACTIVITY, COURSE_LATER_ACTIVITY]}::text[]) then ${openedBefore.course}::timestamptz
      else ${openedBefore.round}::timestamptz end`;
  return rounds.count;
}
