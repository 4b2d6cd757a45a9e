import type { Actor } from '@werkstadt/shared/person/role';
import type { Outcome } from '@werkstadt/shared/sync/mutator';
import { mutatorByName } from '@werkstadt/shared/sync/mutator-registry';
import type { RowTypes, TableName } from '@werkstadt/shared/sync/table';
import type { MutationContext, Transaction } from '@werkstadt/shared/sync/transaction';
import type { OutboxRow } from './outbox-row.ts';

type BaseReader = <T extends TableName>(table: T, id: string) => RowTypes[T] | undefined;

/** A transaction in memory over rows that it never changes; `rows` is what was put. */
export function overlayTransaction(base: BaseReader, actor: Actor) {
  const rows = new Map<TableName, Map<string, RowTypes[TableName]>>();
  const transaction: Transaction = {
    get: async <T extends TableName>(table: T, id: string) =>
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

type Envelope = Pick<OutboxRow['envelope'], 'name' | 'args' | 'base' | 'city' | 'at'>;

/** Runs one act; `undefined` when this version of the app does not know it. */
export async function runAct(tx: Transaction, actor: Actor, envelope: Envelope): Promise<Outcome | undefined> {
  const mutator = mutatorByName(envelope.name);
  const args = mutator?.args.safeParse(envelope.args);
  if (!mutator || !args?.success) return undefined;
  const context: MutationContext = {
    tx,
    actor,
    cityId: envelope.city,
    now: envelope.at.wall,
    claimedAt: envelope.at.wall,
    onServer: false,
    base: envelope.base,
  };
  return mutator.run(context, args.data);
}
