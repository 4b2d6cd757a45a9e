import type { Actor } from '../person/role.ts';
import type { RowTypes, TableName } from './table.ts';

/**
 * What a mutator may touch. One implementation in memory (fold, tests), one on PostgreSQL.
 * `support`, `follow` (row id = proposal id) and `learning` rows are those of the acting person.
 * Mutators await nothing else.
 */
export interface Transaction {
  get<T extends TableName>(table: T, id: string): Promise<RowTypes[T] | undefined>;
  put<T extends TableName>(table: T, row: RowTypes[T]): Promise<void>;
  /** The next receipt number of the city on the server; null on the phone. */
  nextReceiptNumber(): Promise<number | null>;
  /** Root participant of an author, to compare with `actor.personId`; the participant itself when unknown. */
  personOf(participantId: string): Promise<string>;
}

export interface MutationContext {
  readonly tx: Transaction;
  readonly actor: Actor;
  readonly cityId: string;
  /** ISO 8601: the server's clock there, the phone's here. */
  readonly now: string;
  /** ISO 8601, claimed by the phone (`at.wall`). */
  readonly claimedAt: string;
  readonly onServer: boolean;
  /** On the phone: the city has said yes to this act, so what the project allows is not asked again [S19]. */
  readonly isReceived: boolean;
  /** Content revision the user was looking at, by entity id. */
  readonly base: Readonly<Record<string, number>>;
}
