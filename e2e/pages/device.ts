/** What lies on a device, read as the browser keeps it. For comparing only: people see it under «Ich». */
import type { Page } from '@playwright/test';
import { expect } from '../support/test.ts';

interface StoredStep {
  readonly moves: readonly (readonly [number, number, readonly number[]])[];
}

export interface StoredDraft {
  readonly id: string;
  readonly corners: readonly (readonly [number, number])[];
  readonly title: string;
  readonly reason: string;
  /** Painted districts: steps with their moves [former zone, new zone, places in `blocks`]; zone n is `schools[n - 1]`. */
  readonly plan?: {
    readonly schools: readonly string[];
    readonly blocks: readonly string[];
    readonly undo: readonly StoredStep[];
    readonly redo: readonly StoredStep[];
    /** Places in `blocks`. */
    readonly locked: readonly number[];
  };
}

/** Bytes come as a list of numbers. */
async function readStore(page: Page, store: string, of: 'vault' | 'cache' = 'vault'): Promise<unknown[]> {
  return page.evaluate(
    async ([name, kind]) => {
      const databases = await indexedDB.databases();
      const found = databases.find((database) => database.name?.startsWith(`${kind}:`))?.name;
      if (!found) return [];
      const database = await new Promise<IDBDatabase>((done, fail) => {
        const request = indexedDB.open(found);
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
      const rows = await new Promise<Record<string, unknown>[]>((done, fail) => {
        const request = database.transaction(name).objectStore(name).getAll();
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
      database.close();
      return rows.map((row) =>
        row.data instanceof ArrayBuffer ? { ...row, data: [...new Uint8Array(row.data)] } : row,
      );
    },
    [store, of] as const,
  );
}

/** What the city has sent and the screen shows already is kept for the next start too. */
export async function untilKeptInCache(page: Page, words: string): Promise<void> {
  const kept = async () => [await readStore(page, 'row', 'cache'), await readStore(page, 'pages', 'cache')];
  await expect.poll(async () => JSON.stringify(await kept()).includes(words)).toBe(true);
}

/** Bytes of photos that lie on this device, all of them in one. */
export async function storedPhotoBytes(page: Page): Promise<Buffer> {
  const chunks = (await readStore(page, 'chunks')) as { data: number[] }[];
  return Buffer.concat(chunks.map(({ data }) => Buffer.from(data)));
}

export const storedDrafts = async (page: Page): Promise<StoredDraft[]> =>
  (await readStore(page, 'drafts')) as StoredDraft[];

/** States of the acts in the outbox, in the order of the person's acts. */
export async function outboxStates(page: Page): Promise<string[]> {
  const rows = (await readStore(page, 'outbox')) as { n: number; state: string }[];
  return rows.sort((a, b) => a.n - b.n).map(({ state }) => state);
}

/**
 * Changes what the outbox holds, in the order of the person's acts: as answers of the city, or a fault, would have left
 * it. The page takes it in when it is loaded anew.
 */
export async function changeOutbox(page: Page, changes: readonly (Readonly<Record<string, unknown>> | null)[]) {
  await page.evaluate(async (changes) => {
    const databases = await indexedDB.databases();
    const found = databases.find(({ name }) => name?.startsWith('vault:'))?.name;
    if (!found) throw new Error('this device has no vault');
    const database = await new Promise<IDBDatabase>((done, fail) => {
      const request = indexedDB.open(found);
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
    const transaction = database.transaction('outbox', 'readwrite');
    const store = transaction.objectStore('outbox');
    const rows = await new Promise<{ readonly n: number }[]>((done) => {
      const request = store.getAll();
      request.onsuccess = () => done(request.result);
    });
    const inOrder = rows.sort((a, b) => a.n - b.n);
    for (const [index, change] of changes.entries()) {
      if (change && inOrder[index]) store.put({ ...inOrder[index], ...change });
    }
    await new Promise((done, fail) => {
      transaction.oncomplete = done;
      transaction.onabort = fail;
    });
    database.close();
  }, changes);
}
