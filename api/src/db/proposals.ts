import type { Proposal } from '@werkstadt/shared/proposal/proposal';
import type { CityTransaction } from './database.ts';

/** A proposal that everybody may read; null for one that is not there or was withdrawn. */
export async function findPublicProposal(tx: CityTransaction, id: string): Promise<Proposal | null> {
  const [found] = await tx<{ body: Proposal }[]>`
    select body from proposal where id = ${id} and body ->> 'state' <> 'withdrawn'`;
  return found?.body ?? null;
}
