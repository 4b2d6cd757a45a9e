import { uuidSchema } from '@werkstadt/shared/sync/id';
import * as z from 'zod/mini';
import { isDeviceKey } from '../session/device-key.ts';
import { type SessionInfo, sessionInfoSchema } from '../session/session-info.ts';
import { commitNow, withReopen } from './durable-write.ts';
import type { VaultDatabase } from './vault-database.ts';

/** The journal keeps this many entries, for support and for the export. */
const MAX_EVENTS = 2000;

export interface Identity {
  readonly participantId: string;
  readonly key: CryptoKeyPair;
}

/** A happening worth telling: what was sent, refused, discarded. Never the words themselves. */
export interface JournalEntry {
  readonly event:
    | 'identity-made'
    | 'saved'
    | 'replaced'
    | 'discarded'
    | 'received'
    | 'rejected'
    | 'parked'
    | 'covered'
    | 'forked'
    | 'epoch-changed'
    | 'digest-mismatch'
    | 'row-unreadable'
    | 'photo-stored'
    | 'photo-hash-differs'
    | 'erase-asked';
  readonly mid?: string;
  readonly detail?: string;
}

const participantSchema = z.object({ participantId: uuidSchema, key: z.custom<CryptoKeyPair>(isDeviceKey) });

/** Who this vault belongs to, and what it remembers beside acts and drafts. */
export function vaultMeta(database: VaultDatabase, now: () => string) {
  const read = async (k: string): Promise<unknown> => (await withReopen(database, () => database.meta.get(k)))?.value;
  const put = (k: string, value: unknown) =>
    withReopen(database, () =>
      database.transaction('rw', database.meta, async () => {
        await database.meta.put({ k, value });
        commitNow();
      }),
    );

  async function readIdentity(): Promise<Identity | null> {
    const parsed = participantSchema.safeParse(await read('participant'));
    return parsed.success ? parsed.data : null;
  }

  return {
    readIdentity,
    /** Two tabs may make one at once: the first to arrive stays, the answer is always the one that stayed. */
    async saveIdentity(identity: Identity): Promise<Identity> {
      return withReopen(database, () =>
        database.transaction('rw', database.meta, async () => {
          const held = participantSchema.safeParse((await database.meta.get('participant'))?.value);
          if (!held.success) await database.meta.put({ k: 'participant', value: identity });
          commitNow();
          return held.success ? held.data : identity;
        }),
      );
    },
    async readSession(): Promise<SessionInfo | null> {
      const parsed = sessionInfoSchema.safeParse(await read('session'));
      return parsed.success ? parsed.data : null;
    },
    saveSession: (session: SessionInfo | null) => put('session', session),
    async readPersisted(): Promise<boolean | null> {
      const value = await read('persistGranted');
      return typeof value === 'boolean' ? value : null;
    },
    savePersisted: (granted: boolean) => put('persistGranted', granted),
    journal: (entry: JournalEntry) =>
      withReopen(database, () =>
        database.transaction('rw', database.events, async () => {
          await addToJournal(database, now(), entry);
          commitNow();
        }),
      ),
    readJournal: () => withReopen(database, () => database.events.toArray()),
  };
}
export type VaultMeta = ReturnType<typeof vaultMeta>;

/** Inside a transaction over `events`: a ring, the oldest entry goes. */
export async function addToJournal(database: VaultDatabase, at: string, entry: JournalEntry): Promise<void> {
  const { event, mid, detail } = entry;
  const n = await database.events.add({ at, event, mid: mid ?? null, detail: detail ?? null });
  if (n > MAX_EVENTS)
    await database.events
      .where('n')
      .belowOrEqual(n - MAX_EVENTS)
      .delete();
}
