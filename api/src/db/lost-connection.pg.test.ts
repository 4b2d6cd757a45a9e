import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { withDatabase } from '../test/with-database.ts';

const { database } = await withDatabase();

test('[OP3] a connection that PostgreSQL closes in the middle of a transaction fails that transaction alone', async () => {
  const broken = database.withDirectory(async (tx) => {
    await tx`select pg_terminate_backend(pg_backend_pid())`.catch(() => undefined);
    // The driver learns of the end of its connection in one of the next turns.
    for (let turn = 0; turn < 20; turn++) await nextTurn();
    return tx`select 1 as one`;
  });
  await expect(broken).rejects.toThrow(/terminat|CONNECTION/);
  for (let time = 0; time < 30; time++) {
    expect(await database.withDirectory((tx) => tx`select 1 as one`)).toEqual([{ one: 1 }]);
  }
});
