import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { StaffRole } from '@werkstadt/shared/person/role';
import type { MutationName } from '@werkstadt/shared/sync/mutator-registry';
import { mutators } from '@werkstadt/shared/sync/mutator-registry';
import type { NumberedRow, TouchedRow } from '@werkstadt/shared/sync/push-store';
import { runEnvelope } from '@werkstadt/shared/sync/run-envelope';
import { cityScope } from '@werkstadt/shared/sync/scope';
import type { Database } from '../../db/database.ts';
import { insertParticipant } from '../../db/participants.ts';
import { takeChangeNumbers } from '../../db/sync/change-numbers.ts';
import { PostgresPushStore } from '../../db/sync/postgres-push-store.ts';
import { outlineOf } from './batch-outline.ts';

/** Something done by the server itself, for the demo town and for tools: same mutators, same rules, no phone. */
export interface Act {
  readonly name: MutationName;
  readonly args: Record<string, unknown>;
  readonly participantId: string;
  readonly roles?: readonly StaffRole[];
  /** ISO 8601 in UTC: when it was done, claimed and received alike. */
  readonly at: string;
  /** Content revision by entity id, for edits and decisions. */
  readonly base?: Readonly<Record<string, number>>;
}

/** Applies acts in their order, all or none; one that is refused is a fault of the caller and thrown with its code. */
export async function applyActs(
  database: Database,
  cityId: string,
  acts: readonly Act[],
): Promise<readonly NumberedRow[]> {
  return database.withCity(cityId, async (tx) => {
    for (const id of new Set(acts.map(({ participantId }) => participantId))) {
      // The private half is thrown away: nobody can ever sign as this participant.
      const spki = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'der', type: 'spki' });
      await insertParticipant(tx, cityId, id, spki, new Date(acts[0]?.at ?? 0));
    }
    const touches = new Map<string, TouchedRow>();
    // A store is the push of one person: it holds that person's supports and follows.
    for (const run of runsOfOnePerson(acts)) {
      const store = new PostgresPushStore(tx, cityId, outlineOf(run));
      for (const act of run) {
        for (const { scopeId, table, id, deleted } of await touchesOf(act, store, cityId)) {
          touches.set(`${scopeId}/${table}/${id}`, { scopeId, table, id, deleted });
        }
      }
      await store.conclude([]);
      await store.settle();
    }
    return takeChangeNumbers(tx, cityId, [...touches.values()]);
  });
}

/** The acts in their order, cut where the person changes. */
function runsOfOnePerson(acts: readonly Act[]): Act[][] {
  const runs: Act[][] = [];
  for (const act of acts) {
    const run = runs.at(-1);
    if (run?.[0]?.participantId === act.participantId) run.push(act);
    else runs.push([act]);
  }
  return runs;
}

async function touchesOf(act: Act, store: PostgresPushStore, cityId: string): Promise<readonly TouchedRow[]> {
  const { participantId, roles = [], at } = act;
  const actor = { participantId, personId: participantId, roles };
  const run = await runEnvelope(store, envelopeOf(act, cityId), actor, cityId, at);
  if (run.status !== 'applied' && run.status !== 'merged') {
    throw new Error(`${act.name} was ${run.status}: ${run.code} ${run.detail ?? ''}`);
  }
  return run.touches;
}

function envelopeOf({ name, args, participantId, at, base = {} }: Act, cityId: string) {
  return {
    e: 1 as const,
    city: cityId,
    mid: randomUUID(),
    name,
    pv: mutators[name].version,
    args,
    base: { ...base },
    participant: participantId,
    scopeId: cityScope(cityId),
    app: 'server',
    at: { wall: at, tz: 'Europe/Berlin' },
  };
}
