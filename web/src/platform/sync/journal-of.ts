import type { OutboxChange } from '@werkstadt/shared/sync/outbox';
import type { JournalEntry } from '../db/vault-meta.ts';

/** What a change of the outbox means to its author, for the journal. */
export function journalOf(change: OutboxChange): JournalEntry[] {
  const entries = change.put.flatMap(({ mid, state, code }): JournalEntry[] => {
    if (state === 'acked') return [{ event: 'received', mid }];
    if (state === 'attention') return [{ event: 'rejected', mid, ...(code === null ? {} : { detail: code }) }];
    return state === 'parked' ? [{ event: 'parked', mid }] : [];
  });
  const covered: JournalEntry[] =
    change.remove.length > 0 ? [{ event: 'covered', detail: String(change.remove.length) }] : [];
  return [...entries, ...covered];
}
