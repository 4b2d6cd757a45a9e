import type { CityTransaction } from '../database.ts';
import type { Pipeline } from './pipeline.ts';

/**
 * Receipt numbers of a city, without gaps. The batch takes as many as it may need at the first question, which locks
 * the counter until the commit, and gives back the rest.
 */
export class ReceiptNumbers {
  readonly #tx: CityTransaction;
  readonly #wanted: number;
  #next = 0;
  #end = 0;

  constructor(tx: CityTransaction, wanted: number) {
    this.#tx = tx;
    this.#wanted = Math.max(1, wanted);
  }

  async next(): Promise<number> {
    if (this.#next === this.#end) {
      const [row] = await this.#tx<{ last: number }[]>`
        update sync_meta set last_receipt_number = last_receipt_number + ${this.#wanted}
        returning last_receipt_number as last`;
      if (!row) throw new Error('the city has no receipt numbers');
      this.#end = row.last;
      this.#next = row.last - this.#wanted;
    }
    this.#next += 1;
    return this.#next;
  }

  sendUnusedBack(pipeline: Pipeline): void {
    if (this.#next === this.#end) return;
    this.#end = this.#next;
    pipeline.send(this.#tx`update sync_meta set last_receipt_number = ${this.#next}`);
  }
}
