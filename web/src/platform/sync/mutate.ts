import { overlayTransaction } from '@werkstadt/shared/sync/fold';
import type { Mutator, Outcome } from '@werkstadt/shared/sync/mutator';
import { type MutationName, mutators } from '@werkstadt/shared/sync/mutator-registry';
import { discard, type OutboxRow } from '@werkstadt/shared/sync/outbox';
import { prepareEnvelope } from '@werkstadt/shared/sync/prepare-envelope';
import { cityScope, personScope, projectScope } from '@werkstadt/shared/sync/scope';
import { signEnvelope } from '@werkstadt/shared/sync/signature';
import { appVersion } from '../app-version.ts';
import type { MutateOptions, MutateResult } from '../data/views.ts';
import type { DraftKeeper } from '../drafts/draft-keeper.ts';
import { createId } from '../ids.ts';
import { signingWith } from '../session/web-crypto.ts';
import type { CityParts } from './city-parts.ts';
import { unreadableMid } from './outbox-items.ts';
import type { PersonKeeper } from './person.ts';
import { writeOrFree } from './storage-failure.ts';

type Args = Record<string, unknown>;

export interface Acts {
  readonly mutate: (name: MutationName, args: Args, options?: MutateOptions) => Promise<MutateResult>;
  readonly retryItem: (mid: string) => Promise<MutateResult>;
  readonly discardItem: (mid: string) => Promise<void>;
  /** Ends when every act under way is stored or refused. */
  readonly settled: () => Promise<unknown>;
}

const isMutationName = (name: string): name is MutationName => Object.hasOwn(mutators, name);

/** The one way in which a person changes anything: checked, signed, stored, shown, and only then sent. */
export function createActs(parts: CityParts, person: PersonKeeper, drafts: DraftKeeper, saved: () => void): Acts {
  const { city, memory, vault, isoNow } = parts;

  /** What belongs to no project is the person's own or the city's. */
  const scopeOf = (name: string, args: Args): string => {
    if (name.startsWith('learning.')) return personScope(memory.actor().personId);
    return typeof args.projectId === 'string' ? projectScope(args.projectId) : cityScope(city.id);
  };

  /** Runs the act over what is on screen: what cannot be valid is told at once, and not stored. */
  async function preview(
    mutator: Mutator<string, Args>,
    args: Args,
    base: Readonly<Record<string, number>>,
    now: string,
  ) {
    const actor = memory.actor();
    const { transaction } = overlayTransaction((table, id) => memory.view.effective(table, id), actor);
    const context = {
      tx: transaction,
      actor,
      cityId: city.id,
      now,
      claimedAt: now,
      onServer: false,
      isReceived: false,
      base,
    };
    return mutator.run(context, args);
  }

  async function sign(
    mutator: Mutator<string, Args>,
    args: Args,
    base: Readonly<Record<string, number>>,
    wall: string,
  ) {
    const identity = await person.ensureIdentity();
    const act = {
      city: city.id,
      mid: createId(),
      base,
      participant: identity.participantId,
      scopeId: scopeOf(mutator.name, args),
      app: appVersion,
      at: { wall, tz: Intl.DateTimeFormat().resolvedOptions().timeZone },
      serverTime: memory.serverTime,
    };
    const envelope = prepareEnvelope(mutator, args, act, memory.outbox.rows);
    return signEnvelope(envelope, signingWith(identity.key));
  }

  const underWay = new Set<Promise<MutateResult>>();

  function mutate(...act: Parameters<Acts['mutate']>): Promise<MutateResult> {
    const done = perform(...act).finally(() => underWay.delete(done));
    underWay.add(done);
    return done;
  }

  async function perform(name: MutationName, given: Args, options: MutateOptions = {}): Promise<MutateResult> {
    if (vault.refused) return { ok: false, code: 'storage-refused' };
    // Each entry takes the arguments that its own schema has parsed.
    const mutator = mutators[name] as unknown as Mutator<string, Args>;
    const parsed = mutator.args.safeParse(given);
    if (!parsed.success) return invalid(parsed.error.issues[0]?.path.join('.'));
    const args = parsed.data;
    const { base = {}, replaces, removeDraftId } = options;
    const wall = isoNow();
    await memory.loaded;
    const outcome: Outcome = await preview(mutator, args, base, wall);
    if (outcome.status === 'rejected') {
      const { code, detail } = outcome;
      return detail === undefined ? { ok: false, code } : { ok: false, code, detail };
    }
    const dependants = replaces === undefined ? [] : memory.outbox.rows.filter((row) => fellWith(row, replaces));
    if (removeDraftId !== undefined) {
      await drafts.flush();
      drafts.forget(removeDraftId);
    }
    const stored = await writeOrFree(parts, async () => {
      // Hash and signature before the transaction opens: it would not wait for them ([S5]).
      const envelope = await sign(mutator, args, base, wall);
      if (!envelope) return null;
      const photos = mutator.photoHashes?.(args);
      return vault.append({ envelope, entityIds: mutator.entityIds(args), photos, replaces, removeDraftId });
    });
    if (!stored.ok || !stored.value) {
      if (removeDraftId !== undefined) drafts.revive(removeDraftId);
      return stored.ok ? invalid(undefined) : stored;
    }
    await memory.fold();
    saved();
    for (const row of dependants) await retry(row);
    return { ok: true, mid: stored.value.mid };
  }

  async function retry({ mid, envelope: { name, args, base } }: OutboxRow): Promise<MutateResult> {
    if (!isMutationName(name)) return { ok: false, code: 'row-unreadable' };
    return mutate(name, args, { base, replaces: mid });
  }

  return {
    mutate,
    settled: () => Promise.allSettled(underWay),
    async retryItem(mid) {
      const row = memory.outbox.rows.find((candidate) => candidate.mid === mid && candidate.state === 'attention');
      return row ? retry(row) : { ok: false, code: 'not-found' };
    },
    async discardItem(mid) {
      const unreadable = memory.outbox.unreadable.find((row) => unreadableMid(row) === mid);
      const row = memory.outbox.rows.find((candidate) => candidate.mid === mid);
      if (unreadable) await vault.discardUnreadable(unreadable.n);
      else if (row) {
        await vault.change(
          (outbox) => discard(outbox, row.n, createId()),
          (change) => (change.remove.length > 0 ? [{ event: 'discarded', mid }] : []),
        );
      }
      await memory.fold();
    },
  };
}

const invalid = (field: string | undefined): MutateResult =>
  field ? { ok: false, code: 'args-invalid', detail: field } : { ok: false, code: 'args-invalid' };

/** Refused only because the act it rests on was ([S11]): it goes along when that one is sent again. */
const fellWith = (row: OutboxRow, mid: string): boolean =>
  row.state === 'attention' && row.code === 'parent' && (row.envelope.after?.includes(mid) ?? false);
