import type { NumberedRow, PushParticipant, PushStore, ReplicaState } from './push-store.ts';
import type { Transaction } from './transaction.ts';

/**
 * What a late phone of an erased person meets ([TR11], [S26]): it is told so for each of its acts, and nothing at all is
 * kept. Its queue is taken as it comes, since nothing is known of it any more.
 */
export class ErasedPushStore implements PushStore {
  readonly #epoch: string;
  readonly #firstSeq: number;

  constructor(epoch: string, firstSeq: number) {
    this.#epoch = epoch;
    this.#firstSeq = firstSeq;
  }

  readEpoch = async (): Promise<string> => this.#epoch;
  readParticipant = async (personId: string): Promise<PushParticipant> => ({
    personId,
    publicKey: new Uint8Array(),
    erased: true,
  });
  lockReplica = async (_replicaId: string, participantId: string): Promise<ReplicaState> => ({
    participantId,
    lastSeq: this.#firstSeq - 1,
    coveredSeq: 0,
  });
  findByMid = async () => null;
  findBySeq = async () => null;
  claim = async (): Promise<boolean> => true;
  savepoint = async (work: () => Promise<boolean>): Promise<void> => {
    await work();
  };
  transaction(): Transaction {
    throw new Error('an erased person acts no more');
  }
  readChangeNumbers = async (): Promise<NumberedRow[]> => [];
  conclude = async (): Promise<void> => undefined;
  renumber = async (): Promise<void> => undefined;
  saveLastSeq = async (): Promise<void> => undefined;
  takeChangeNumbers = async (): Promise<NumberedRow[]> => [];
}
