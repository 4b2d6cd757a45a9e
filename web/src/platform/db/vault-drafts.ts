import * as z from 'zod/mini';
import type { Draft } from '../drafts/draft-shape.ts';
import { commitNow, withReopen } from './durable-write.ts';
import type { VaultDatabase } from './vault-database.ts';

const storedDraftSchema = z.looseObject({ id: z.string(), projectId: z.string(), updatedAt: z.string() });

/** A draft whose record cannot be read is left where it is: a later version of the app may read it. */
function parse(record: unknown): Draft | undefined {
  const parsed = storedDraftSchema.safeParse(record);
  return parsed.success ? parsed.data : undefined;
}

/** Drafts in the vault: strict, because a draft is somebody's work. They never leave the device. */
export function vaultDrafts(database: VaultDatabase) {
  const write = (work: () => Promise<unknown>) =>
    withReopen(database, () =>
      database.transaction('rw', database.drafts, async () => {
        await work();
        commitNow();
      }),
    );
  return {
    save: (drafts: readonly Draft[]) => write(() => database.drafts.bulkPut([...drafts])),
    load: async (id: string) => parse(await withReopen(database, () => database.drafts.get(id))),
    /** Last touched first. */
    list: async () => {
      const records = await withReopen(database, () => database.drafts.orderBy('updatedAt').reverse().toArray());
      return records.flatMap((record) => parse(record) ?? []);
    },
    remove: (id: string) => write(() => database.drafts.delete(id)),
  };
}
export type VaultDrafts = ReturnType<typeof vaultDrafts>;
