import type { SignedEnvelope } from '@werkstadt/shared/sync/envelope';
import { uuidSchema } from '@werkstadt/shared/sync/id';
import {
  discard,
  newOutboxRow,
  type Outbox,
  type OutboxChange,
  type OutboxRow,
  outboxRowSchema,
  renumber,
} from '@werkstadt/shared/sync/outbox';
import type { Table } from 'dexie';
import * as z from 'zod/mini';
import { commitNow, withReopen } from './durable-write.ts';
import type { VaultDatabase } from './vault-database.ts';
import { addToJournal, type JournalEntry } from './vault-meta.ts';
import { requireComplete } from './vault-photos.ts';

const STATE_KEY = 'outbox';

const stateSchema = z.object({
  replica: uuidSchema,
  nextSeq: z.int().check(z.minimum(1)),
  /** Place of the next act in the order of the person's acts. */
  nextN: z.int().check(z.minimum(1)),
  epoch: z.nullable(uuidSchema),
});
type State = z.infer<typeof stateSchema>;

/** A record that this version of the app cannot read. It is kept, shown and can be exported. */
export interface UnreadableRow {
  readonly n: number;
  readonly raw: unknown;
}
export interface StoredOutbox extends Outbox {
  readonly unreadable: readonly UnreadableRow[];
}

export interface NewAct {
  readonly envelope: SignedEnvelope;
  readonly entityIds: readonly string[];
  readonly removeDraftId?: string | undefined;
  /** Photos it names: it is not stored before all of their bytes are. */
  readonly photos?: readonly string[] | undefined;
  /** `mid` of the act that goes because this one takes its place. */
  readonly replaces?: string | undefined;
}

const hasN = z.object({ n: z.number() });

/** Own acts in the vault. Every change is one strict transaction that ends in an explicit commit ([S3], [S4]). */
export function vaultOutbox(database: VaultDatabase, now: () => string, createId: () => string) {
  const tables = [database.meta, database.outbox, database.drafts, database.events];
  const write = <T>(work: () => Promise<T>, more: readonly Table[] = []): Promise<T> =>
    withReopen(database, () =>
      database.transaction('rw', [...tables, ...more], async () => {
        const result = await work();
        commitNow();
        return result;
      }),
    );

  async function readRows(): Promise<Pick<StoredOutbox, 'rows' | 'unreadable'>> {
    const rows: OutboxRow[] = [];
    const unreadable: UnreadableRow[] = [];
    for (const record of await database.outbox.toArray()) {
      const parsed = outboxRowSchema.safeParse(record);
      if (parsed.success) rows.push(parsed.data);
      else unreadable.push({ n: hasN.parse(record).n, raw: record });
    }
    return { rows, unreadable };
  }

  async function readState(): Promise<State | null> {
    const parsed = stateSchema.safeParse((await database.meta.get(STATE_KEY))?.value);
    return parsed.success ? parsed.data : null;
  }

  const saveState = (value: State) => database.meta.put({ k: STATE_KEY, value });

  /** The only place where outbox rows go, for the two reasons of [S22]: received and covered, or the person's wish. */
  const removeRows = (ns: readonly number[]) => database.outbox.bulkDelete([...ns]);

  async function store(state: State, change: OutboxChange): Promise<State> {
    if (change.remove.length > 0) await removeRows(change.remove);
    if (change.put.length > 0) await database.outbox.bulkPut([...change.put]);
    const { replica, nextSeq, epoch } = change;
    const next: State = { replica, nextSeq, epoch, nextN: state.nextN };
    if (replica !== state.replica || nextSeq !== state.nextSeq || epoch !== state.epoch) await saveState(next);
    return next;
  }

  /** Inside a write: numbers without a state of their own, or of an earlier replica, are given new ones ([S10]). */
  async function readForWrite(): Promise<{ state: State; outbox: StoredOutbox }> {
    const held = await readState();
    const { rows, unreadable } = await readRows();
    const highest = Math.max(0, ...rows.map(({ n }) => n), ...unreadable.map(({ n }) => n));
    const state = held ?? { replica: createId(), nextSeq: 1, nextN: highest + 1, epoch: null };
    const outbox = { rows, unreadable, ...state };
    const strayed = rows.some((row) => row.replica !== state.replica && mustBeSent(row));
    if (held && !strayed) return { state, outbox };
    if (!held) await saveState(state);
    const change = renumber(outbox, createId());
    return { state: await store(state, change), outbox: { ...afterChange(outbox, change), unreadable } };
  }

  return {
    read: (): Promise<StoredOutbox | null> =>
      withReopen(database, () =>
        database.transaction('r', database.meta, database.outbox, async () => {
          const state = await readState();
          return state && { ...(await readRows()), ...state };
        }),
      ),

    /** Everything in it, with numbers that can be sent. */
    open: (): Promise<StoredOutbox> => write(async () => (await readForWrite()).outbox),

    /**
     * One act, one transaction: next `n` and `seq`, the row, the draft it came from, the act it replaces. Resolves after
     * the disk has it ([S1]). Asked twice with the same `mid` it finds its own traces ([S6]).
     */
    append: ({ envelope, entityIds, removeDraftId, replaces, photos = [] }: NewAct): Promise<OutboxRow> =>
      write(
        async () => {
          // Asked for together, as below: each answer that is waited for is a way to the disk's process and back.
          const [before, held] = await Promise.all([
            database.outbox.where('mid').equals(envelope.mid).first(),
            readState(),
          ]);
          const found = outboxRowSchema.safeParse(before);
          if (found.success) return found.data;
          await requireComplete(database, photos);
          let state = held ?? (await readForWrite()).state;
          if (replaces !== undefined) {
            const { state: current, outbox } = await readForWrite();
            const replaced = outbox.rows.find(({ mid }) => mid === replaces);
            state = replaced ? await store(current, discard(outbox, replaced.n, createId())) : current;
            if (replaced) await addToJournal(database, now(), { event: 'replaced', mid: replaces });
          }
          const row = newOutboxRow(state, state.nextN, envelope, entityIds);
          await Promise.all([
            database.outbox.add(row),
            saveState({ ...state, nextSeq: state.nextSeq + 1, nextN: state.nextN + 1 }),
            removeDraftId === undefined ? undefined : database.drafts.delete(removeDraftId),
            addToJournal(database, now(), { event: 'saved', mid: envelope.mid, detail: envelope.name }),
          ]);
          return row;
        },
        photos.length > 0 ? [database.photos, database.chunks] : [],
      ),

    /** Takes a step of the pure outbox in one transaction over what is stored at that moment; answers what is then stored. */
    change: (
      step: (outbox: Outbox) => OutboxChange,
      journal: (change: OutboxChange) => readonly JournalEntry[] = () => [],
    ): Promise<StoredOutbox> =>
      write(async () => {
        const { state, outbox } = await readForWrite();
        const change = step(outbox);
        await store(state, change);
        for (const entry of journal(change)) await addToJournal(database, now(), entry);
        return { ...afterChange(outbox, change), unreadable: outbox.unreadable };
      }),

    /** At its author's wish a record that cannot be read goes like any other. */
    discardUnreadable: (n: number): Promise<void> =>
      write(async () => {
        const parsed = outboxRowSchema.safeParse(await database.outbox.get(n));
        if (parsed.success) return;
        await removeRows([n]);
        await addToJournal(database, now(), { event: 'discarded', detail: 'row-unreadable' });
      }),
  };
}
export type VaultOutbox = ReturnType<typeof vaultOutbox>;

const mustBeSent = (row: OutboxRow) => row.state === 'pending' || row.state === 'sent' || row.state === 'parked';

/** What is in the outbox once a change is stored. */
function afterChange(outbox: Outbox, change: OutboxChange): Outbox {
  const gone = new Set([...change.remove, ...change.put.map(({ n }) => n)]);
  const rows = [...outbox.rows.filter(({ n }) => !gone.has(n)), ...change.put].sort((a, b) => a.n - b.n);
  return { rows, replica: change.replica, nextSeq: change.nextSeq, epoch: change.epoch };
}
