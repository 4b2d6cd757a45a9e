import { MAX_AFTER, type UnsignedEnvelope } from './envelope.ts';
import type { Mutator } from './mutator.ts';
import type { OutboxRow } from './outbox.ts';

/** What the phone knows when the person acts. */
export interface Act {
  readonly city: string;
  readonly mid: string;
  /** Content revision the person was looking at, by entity id. */
  readonly base: Readonly<Record<string, number>>;
  readonly participant: string;
  readonly scopeId: string;
  readonly app: string;
  /** This device's clock, ISO 8601. */
  readonly at: { readonly wall: string; readonly tz: string };
  /** The last server time heard of, ISO 8601: however wrong this clock is, the act is not older ([S23]). */
  readonly serverTime: string | null;
}

/**
 * The envelope of an act, to be signed and stored. `args` are those the mutator's schema has parsed. The revision of
 * what the act creates is 0, and `after` names the waiting acts in `outbox` it rests on ([S11]).
 */
export function prepareEnvelope<Args extends Record<string, unknown>>(
  mutator: Mutator<string, Args>,
  args: Args,
  act: Act,
  outbox: readonly OutboxRow[],
): UnsignedEnvelope {
  const createdId = mutator.createdId(args);
  const base = createdId === null ? { ...act.base } : { ...act.base, [createdId]: 0 };
  const after = restsOn(mutator.parentIds(args), mutator.entityIds(args)[0], base, outbox);
  return {
    e: 1,
    city: act.city,
    mid: act.mid,
    name: mutator.name,
    pv: mutator.version,
    args: { ...args },
    base,
    ...(after.length > 0 ? { after } : {}),
    participant: act.participant,
    scopeId: act.scopeId,
    app: act.app,
    at: { wall: claimedTime(act.at.wall, act.serverTime), tz: act.at.tz },
  };
}

/** Instants are texts of one length, so they compare as texts. */
function claimedTime(wall: string, serverTime: string | null): string {
  return serverTime !== null && !(wall > serverTime) ? serverTime : wall;
}

/** The waiting creates of its parents, and the waiting act that made the revision it changes. */
function restsOn(
  parentIds: readonly string[],
  subject: string | undefined,
  base: Readonly<Record<string, number>>,
  outbox: readonly OutboxRow[],
): string[] {
  const waiting = outbox.filter((row) => row.state !== 'acked' && row.state !== 'attention');
  const creates = waiting.filter(({ envelope }) => parentIds.some((id) => envelope.base[id] === 0));
  const changes = waiting
    .filter((row) => subject !== undefined && row.entityIds[0] === subject && row.envelope.base[subject] !== undefined)
    .sort((a, b) => b.n - a.n);
  const before = subject !== undefined && base[subject] !== undefined ? changes.slice(0, 1) : [];
  return [...new Set([...creates, ...before].map(({ mid }) => mid))].slice(0, MAX_AFTER);
}
