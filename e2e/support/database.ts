/** `kill -9` for the PostgreSQL of a data folder, and for a part of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const mainProcess = (dataFolder: string): number =>
  Number(readFileSync(join(dataFolder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

/** Of a process; empty where it ended meanwhile. */
function told(id: string, file: 'status' | 'cmdline'): string {
  try {
    return readFileSync(`/proc/${id}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

/** The processes that serve connections, as they call themselves: `postgres: <role> <database> <address> …`. */
function partsOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((id) => /^\d+$/.test(id))
    .filter((id) => new RegExp(`^PPid:\\s*${parent}$`, 'm').test(told(id, 'status')))
    .filter((id) => told(id, 'cmdline').startsWith('postgres: werkstadt_app '))
    .map(Number);
}

/** All of it: nothing restarts it but a new `start`. */
export function killDatabase(dataFolder: string): void {
  process.kill(mainProcess(dataFolder), 'SIGKILL');
}

/** One connection of the server: PostgreSQL drops all of them and restarts itself from its log. */
export function killPartOfDatabase(dataFolder: string): void {
  const [part] = partsOf(mainProcess(dataFolder));
  if (part === undefined) throw new Error('no process of the database serves a connection');
  process.kill(part, 'SIGKILL');
}
