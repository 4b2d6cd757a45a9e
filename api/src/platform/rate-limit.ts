import type { CityTransaction } from '../db/database.ts';
import { countHit } from '../db/rate-windows.ts';
import { Refusal } from './refusal.ts';
import type { Services } from './services.ts';

export interface Limit {
  readonly name: string;
  readonly hits: number;
  readonly windowSeconds: number;
}

/** 50 phones behind one address of a library must pass every limit that counts addresses ([SEC12]). */
export const limits = {
  pushByParticipant: { name: 'push', hits: 300, windowSeconds: 60 },
  /** A photo has at most a dozen pieces. */
  photoPieceByPerson: { name: 'photo', hits: 300, windowSeconds: 60 },
  openSessionByNetwork: { name: 'open', hits: 600, windowSeconds: 900 },
  codeByEmail: { name: 'code-email', hits: 5, windowSeconds: 900 },
  codeByNetwork: { name: 'code-network', hits: 100, windowSeconds: 900 },
  verifyByNetwork: { name: 'verify-network', hits: 200, windowSeconds: 900 },
  roundByNetwork: { name: 'round-network', hits: 1500, windowSeconds: 900 },
  /** Each may cost a second of computing. */
  figuresByNetwork: { name: 'figures-network', hits: 600, windowSeconds: 900 },
  setUpByNetwork: { name: 'set-up-network', hits: 30, windowSeconds: 900 },
} as const satisfies Record<string, Limit>;

/** Counts one call and refuses it above the limit. `who` is stored as a keyed hash alone, for a day at most. */
export function takeFromLimit(
  services: Pick<Services, 'database' | 'keyedHash' | 'now'>,
  cityId: string,
  limit: Limit,
  who: string,
): Promise<void> {
  return services.database.withCity(cityId, (tx) => takeFromLimitWithin(tx, services, cityId, limit, who));
}

/** In a transaction that writes nothing which a power cut may not take. What is refused is not counted. */
export async function takeFromLimitWithin(
  tx: CityTransaction,
  { keyedHash, now }: Pick<Services, 'keyedHash' | 'now'>,
  cityId: string,
  limit: Limit,
  who: string,
): Promise<void> {
  const windowMs = limit.windowSeconds * 1000;
  const at = now().getTime();
  const startsAt = new Date(at - (at % windowMs));
  const day = startsAt.toISOString().slice(0, 10);
  const hits = await countHit(tx, cityId, keyedHash('limit', day, limit.name, who), startsAt);
  if (hits <= limit.hits) return;
  throw new Refusal('rate-limited', { retryAfterSeconds: Math.ceil((startsAt.getTime() + windowMs - at) / 1000) });
}
