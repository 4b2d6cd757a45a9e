import type { CityTransaction } from './database.ts';

/** Counts one hit in its window and answers how many there are. Losing the last hits in a power cut would be no harm. */
export async function countHit(tx: CityTransaction, cityId: string, keyHash: Buffer, startsAt: Date): Promise<number> {
  const [row] = await tx<{ hits: number }[]>`
    insert into rate_window as w (city_id, key_hash, starts_at, hits) values (${cityId}, ${keyHash}, ${startsAt}, 1)
    on conflict (city_id, key_hash, starts_at) do update set hits = w.hits + 1
    returning hits, set_config('synchronous_commit', 'off', true)`;
  return row?.hits ?? 0;
}
