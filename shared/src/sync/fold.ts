import type { Actor } from '../person/role.ts';
import type { UnsignedEnvelope } from './envelope.ts';
import type { Outcome } from './mutator.ts';
import { leavesFold, type OutboxRow } from './outbox.ts';
import { parseArgs } from './parse-args.ts';
import type { Lift } from './run-envelope.ts';
import type { RowTypes, TableName } from './table.ts';
import type { MutationContext, Transaction } from './transaction.ts';
import { upcast } from './upcast.ts';

/** The row as the city knows it, from what was pulled. */
export type BaseReader = <T extends TableName>(table: T, id: string) => RowTypes[T] | undefined;
/** Rows that were put, by table and id. */
export type OverlayRows = ReadonlyMap<TableName, ReadonlyMap<string, RowTypes[TableName]>>;

/** What a person's own act does to the thing it is about. */
export interface FoldMark {
  readonly state: OutboxRow['state'];
  readonly mid: string;
}
export interface Fold {
  /** Rows as the person's own waiting acts make them. */
  readonly rows: OverlayRows;
  /** By entity id: the act that most needs to be seen. */
  readonly marks: ReadonlyMap<string, FoldMark>;
}

/** They change no words, so nothing of what they touch is "waiting". */
const wordless: ReadonlySet<string> = new Set(['support.set', 'follow.set', 'learning.merge', 'learning.forget']);
const urgency: readonly OutboxRow['state'][] = ['acked', 'parked', 'sent', 'pending', 'attention'];

/** A transaction in memory over rows that it never changes; `rows` is what was put. */
export function overlayTransaction(base: BaseReader, actor: Actor) {
  const rows = new Map<TableName, Map<string, RowTypes[TableName]>>();
  const transaction: Transaction = {
    get: async <T extends TableName>(table: T, id: string) =>
      // Rows lie under their own table's name: see `put`.
      (rows.get(table)?.get(id) as RowTypes[T] | undefined) ?? base(table, id),
    put: async (table, row) => {
      const entities = rows.get(table) ?? new Map<string, RowTypes[TableName]>();
      entities.set(row.id, row);
      rows.set(table, entities);
    },
    nextReceiptNumber: async () => null,
    personOf: async (participantId) => (participantId === actor.participantId ? actor.personId : participantId),
  };
  return { rows, transaction };
}

/** Runs one act as the phone does; undefined when this version of the app does not know it. */
export async function runAct(
  tx: Transaction,
  actor: Actor,
  envelope: UnsignedEnvelope,
  lift: Lift = upcast,
  isReceived = false,
): Promise<Outcome | undefined> {
  const lifted = lift(envelope);
  if (lifted.kind === 'unknown') return undefined;
  const args = parseArgs(lifted.mutator, lifted.args);
  if (!args.success) return { status: 'rejected', code: 'args-invalid' };
  const context: MutationContext = {
    tx,
    actor,
    cityId: envelope.city,
    now: envelope.at.wall,
    claimedAt: envelope.at.wall,
    onServer: false,
    isReceived,
    base: envelope.base,
  };
  return lifted.mutator.run(context, args.data);
}

/**
 * [S18]: everything not yet part of what was pulled, replayed in the order of the person's acts over the city's rows.
 * Nothing of it is stored. `cursors`: of all held scopes.
 */
export async function foldOutbox(
  base: BaseReader,
  actor: Actor,
  rows: readonly OutboxRow[],
  cursors: ReadonlyMap<string, number>,
  lift: Lift = upcast,
): Promise<Fold> {
  const { rows: overlay, transaction } = overlayTransaction(base, actor);
  const refused = new Set<string>();
  const marks = new Map<string, FoldMark>();
  for (const row of [...rows].sort((a, b) => a.n - b.n)) {
    if (leavesFold(row, cursors)) continue;
    mark(marks, row);
    const lost = row.state === 'attention' || row.envelope.after?.some((mid) => refused.has(mid));
    if (lost) refused.add(row.mid);
    else await runAct(transaction, actor, row.envelope, lift, row.state === 'acked');
  }
  return { rows: overlay, marks };
}

function mark(marks: Map<string, FoldMark>, row: OutboxRow): void {
  const subject = row.entityIds[0];
  if (subject === undefined || wordless.has(row.envelope.name)) return;
  const held = marks.get(subject);
  if (held && urgency.indexOf(held.state) > urgency.indexOf(row.state)) return;
  marks.set(subject, { state: row.state, mid: row.mid });
}
