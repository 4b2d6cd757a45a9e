/** What lies on a device, read as the browser keeps it. For comparing only: people see it under «Ich». */
import type { Page } from '@playwright/test';

export interface StoredDraft {
  readonly id: string;
  readonly corners: readonly (readonly [number, number])[];
  readonly title: string;
  readonly reason: string;
}

async function readStore(page: Page, store: string): Promise<unknown[]> {
  return page.evaluate(async (name) => {
    const databases = await indexedDB.databases();
    const vault = databases.find((database) => database.name?.startsWith('vault:'))?.name;
    if (!vault) return [];
    const database = await new Promise<IDBDatabase>((done, fail) => {
      const request = indexedDB.open(vault);
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
    const rows = await new Promise<unknown[]>((done, fail) => {
      const request = database.transaction(name).objectStore(name).getAll();
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
    database.close();
    return rows;
  }, store);
}

export const storedDrafts = async (page: Page): Promise<StoredDraft[]> =>
  (await readStore(page, 'drafts')) as StoredDraft[];

/** States of the acts in the outbox, in the order of the person's acts. */
export async function outboxStates(page: Page): Promise<string[]> {
  const rows = (await readStore(page, 'outbox')) as { n: number; state: string }[];
  return rows.sort((a, b) => a.n - b.n).map(({ state }) => state);
}
