import type postgres from 'postgres';

/** Somebody else inserted the same row in the same moment: the batch has to be decided anew. */
export class WriteRace extends Error {
  override readonly name = 'WriteRace';
}

/**
 * Statements of one transaction, sent one after the other without waiting for answers. They run in that order; hot rows
 * stay locked for one round trip instead of one for each statement.
 */
export class Pipeline {
  readonly #sent: Promise<unknown>[] = [];

  /** `rows`: how many the statement must answer; fewer mean that somebody else was quicker. */
  send(query: postgres.PendingQuery<postgres.Row[]>, rows?: number): void {
    const work = query.execute().then((answer) => {
      if (rows !== undefined && answer.length !== rows) throw new WriteRace();
    });
    // A failure is reported by `settle`.
    work.catch(() => undefined);
    this.#sent.push(work);
  }

  /** Resolves once everything sent so far has been done. */
  async settle(): Promise<void> {
    await Promise.all(this.#sent.splice(0));
  }
}
