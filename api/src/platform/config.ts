import { accessSync, constants, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { OperatorError } from './operator-error.ts';

export interface Config {
  readonly port: number;
  /** Absolute path of the folder that holds everything of this installation. */
  readonly dataFolder: string;
  /** The city's own PostgreSQL; null = the embedded one in the data folder. */
  readonly databaseUrl: string | null;
  /** Origin under which citizens reach the server, without a slash at the end. */
  readonly publicUrl: string;
  /** Whether the operator named `publicUrl`: then no other origin is taken for our own. */
  readonly publicUrlIsFixed: boolean;
  /** Null = mails become files in `mailbox/` of the data folder. */
  readonly smtpUrl: string | null;
}

const DEFAULT_PORT = 3000;

const portSchema = z.coerce.number().int().min(1).max(65_535);

function portOf(value: string | undefined): number {
  if (value === undefined) return DEFAULT_PORT;
  const parsed = portSchema.safeParse(value);
  if (!parsed.success) throw new OperatorError(`PORT must be a whole number from 1 to 65535, but it is "${value}".`);
  return parsed.data;
}

function urlOf(name: string, value: string, schemes: readonly string[]): URL {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !schemes.includes(url.protocol) || url.hostname === '') {
    // The value itself may hold a password: it is never printed.
    throw new OperatorError(
      `${name} must be an address that begins with ${schemes.map((s) => `${s}//`).join(' or ')}.`,
    );
  }
  return url;
}

function publicUrlOf(value: string): string {
  const url = urlOf('PUBLIC_URL', value, ['https:', 'http:']);
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '') {
    throw new OperatorError(
      'PUBLIC_URL must be an origin alone, such as https://mitmachen.example.de, without a path.',
    );
  }
  return url.origin;
}

/** Empty variables count as not set, as in most service files. */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const read = (name: string) => environment[name]?.trim() || undefined;
  const port = portOf(read('PORT'));
  const databaseUrl = read('DATABASE_URL');
  if (databaseUrl) urlOf('DATABASE_URL', databaseUrl, ['postgres:', 'postgresql:']);
  const smtpUrl = read('SMTP_URL');
  if (smtpUrl) urlOf('SMTP_URL', smtpUrl, ['smtp:', 'smtps:']);
  const publicUrl = read('PUBLIC_URL');
  return {
    port,
    dataFolder: resolve(read('DATA_DIR') ?? resolve(import.meta.dirname, '../../../.data')),
    databaseUrl: databaseUrl ?? null,
    publicUrl: publicUrl ? publicUrlOf(publicUrl) : `http://localhost:${port}`,
    publicUrlIsFixed: publicUrl !== undefined,
    smtpUrl: smtpUrl ?? null,
  };
}

/** Where the files of city packs are served from. */
export const packsFolderIn = ({ dataFolder }: Pick<Config, 'dataFolder'>): string => join(dataFolder, 'packs');

/** Makes the data folder and makes sure that it can be written to. */
export function prepareDataFolder(folder: string): void {
  try {
    mkdirSync(packsFolderIn({ dataFolder: folder }), { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw new OperatorError(`The data folder ${folder} cannot be written to: set DATA_DIR to a folder that can be.`);
  }
}
