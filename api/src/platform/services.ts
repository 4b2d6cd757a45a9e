import type { Database } from '../db/database.ts';
import type { ErasureEntry } from './erasure-journal.ts';
import type { Log } from './log.ts';
import type { SendMail } from './mail.ts';
import type { KeyedHash } from './secrets.ts';

/** What procedures are given from outside: nothing of it is a module-level variable. */
export interface Services {
  readonly database: Database;
  readonly log: Log;
  readonly sendMail: SendMail;
  readonly keyedHash: KeyedHash;
  /** Writes down, beside the database, that a person was erased; on the disk when it returns. */
  readonly recordErasure: (entry: ErasureEntry) => void;
  readonly now: () => Date;
  /** Origin under which citizens reach the server. */
  readonly publicUrl: string;
}
