import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OperatorError } from '../../platform/operator-error.ts';

/** PostgreSQL refuses to run as root; started as root, its programs run as this user. */
export interface UserId {
  readonly uid: number;
  readonly gid: number;
}

/** Where files of PostgreSQL go that its user cannot reach otherwise (a checkout under /root, for instance). */
const REACHABLE_FOLDER = '/var/lib/werkstadt';

export function unprivilegedUser(): UserId | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) =>
        Number.parseInt(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }).toString(), 10);
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // No such user: the next name.
    }
  }
  throw new OperatorError(
    'PostgreSQL does not run as root and there is no user "postgres" or "nobody": start as another user.',
  );
}

/** May this user walk into the folder? Only the bits for owner, group and others are looked at. */
export function canReach(folder: string, user: UserId): boolean {
  for (let path = folder; ; path = dirname(path)) {
    if (existsSync(path)) {
      const { mode, uid, gid } = statSync(path);
      const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
      if (((mode >> shift) & 1) === 0) return false;
    }
    if (path === dirname(path)) return true;
  }
}

/** The folder itself where the user can reach it, a copy elsewhere where not. */
export function reachableCopy(folder: string, name: string, user: UserId | null): string {
  if (!user || canReach(folder, user)) return folder;
  const copy = join(REACHABLE_FOLDER, name);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    mkdirSync(REACHABLE_FOLDER, { recursive: true, mode: 0o755 });
    cpSync(folder, unfinished, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(unfinished, copy);
    } catch {
      // Another start was quicker; its copy is the same.
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  return copy;
}

/** A new folder that the user can reach, to hold a database whose own place cannot be reached. */
export function makeReachableFolder(): string {
  mkdirSync(REACHABLE_FOLDER, { recursive: true, mode: 0o755 });
  return mkdtempSync(join(REACHABLE_FOLDER, 'database-'));
}
