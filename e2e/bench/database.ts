/** The embedded PostgreSQL of a data folder, as its superuser: to hold the product against bare SQL. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';

export function connect(dataFolder: string, connections: number): postgres.Sql {
  // Line 4 of PostgreSQL's own file is the port it listens on.
  const port = readFileSync(join(dataFolder, 'postgres/postmaster.pid'), 'utf8').split('\n')[3];
  const password = readFileSync(join(dataFolder, 'secrets/postgres.password'), 'utf8').trim();
  return postgres(`postgres://postgres:${password}@127.0.0.1:${port}/werkstadt`, {
    max: connections,
    onnotice: () => undefined,
    connection: { search_path: 'werkstadt' },
  });
}
