import Dexie from 'dexie';

/**
 * Ends the running write at once instead of waiting for the browser to notice that nothing follows: a frozen tab that
 * holds an open write would block all others ([S4]).
 */
export function commitNow(): void {
  const transaction: unknown = Dexie.currentTransaction?.idbtrans;
  if (transaction instanceof Object && 'commit' in transaction && typeof transaction.commit === 'function') {
    transaction.commit();
  }
}

/** Errors that tell of a lost connection, not of a wrong request (iOS drops connections in the background). */
const connectionLost = new Set([
  'DatabaseClosedError',
  'InvalidStateError',
  'AbortError',
  'UnknownError',
  'TransactionInactiveError',
]);

const nameOf = (error: unknown): string => (error instanceof Error || error instanceof DOMException ? error.name : '');

/** Also looks at the cause: Dexie wraps what IndexedDB throws. */
function names(error: unknown): string[] {
  const inner = error instanceof Object && 'inner' in error ? error.inner : undefined;
  return [nameOf(error), nameOf(inner)].filter((name) => name !== '');
}

export const isQuotaExceeded = (error: unknown): boolean => names(error).includes('QuotaExceededError');

const left = new WeakSet<Dexie>();

/** Closes a database for good: nothing that still runs opens it again (or makes an empty one of the same name). */
export function letGo(database: Dexie): void {
  left.add(database);
  database.close({ disableAutoOpen: true });
}

/**
 * Runs an access and, where the connection was lost, opens anew and runs it once more ([S6]). What runs twice must find
 * its own traces: an enqueue looks for its `mid` first.
 */
export async function withReopen<T>(database: Dexie, access: () => Promise<T>): Promise<T> {
  try {
    return await access();
  } catch (error) {
    if (left.has(database) || isQuotaExceeded(error) || !names(error).some((name) => connectionLost.has(name)))
      throw error;
    database.close({ disableAutoOpen: false });
    await database.open();
    return access();
  }
}
