import postgres from 'postgres';
import { APP_ROLE } from './app-role.ts';

/** Inside one transaction that sees one city alone. */
export type CityTransaction = postgres.TransactionSql<{ bigint: number }>;

/** What requests may do with the database: nothing outside of a transaction with its role set. */
export interface Database {
  /** Read and write one city; `READ COMMITTED` ([SEC2]). */
  readonly withCity: <T>(cityId: string, run: (tx: CityTransaction) => Promise<T>) => Promise<T>;
  /** Read one city as it was at one moment. */
  readonly withCitySnapshot: <T>(cityId: string, run: (tx: CityTransaction) => Promise<T>) => Promise<T>;
  /** Before a city is known: only the public directory of cities has rows here. */
  readonly withDirectory: <T>(run: (tx: CityTransaction) => Promise<T>) => Promise<T>;
  /** Messages between api processes, each on a connection that is not in a transaction ([S28]). */
  readonly listen: (channel: string, onMessage: (payload: string) => void) => Promise<void>;
  readonly notify: (channel: string, payload: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export const SCHEMA = 'werkstadt';

/** Numbers of ours (seq, v, counts) stay far below 2^53. */
const bigint = {
  to: 20,
  from: [20],
  parse: (text: string) => Number(text),
  serialize: (value: number) => String(value),
};

export function connectionOptions(max: number, schema = SCHEMA) {
  return {
    max,
    types: { bigint },
    onnotice: () => undefined,
    connect_timeout: 10,
    connection: { application_name: 'werkstadt', search_path: schema },
  };
}

const STATEMENT_TIMEOUT_MS = 10_000;

export function openDatabase(
  url: string,
  { maxConnections, schema }: { readonly maxConnections: number; readonly schema?: string },
): Database {
  const sql = postgres(url, connectionOptions(maxConnections, schema));
  const enter = (tx: CityTransaction, cityId: string | null) =>
    tx`select set_config('role', ${APP_ROLE}, true), set_config('app.city', ${cityId ?? ''}, true),
              set_config('statement_timeout', ${String(STATEMENT_TIMEOUT_MS)}, true)`;
  const inTransaction = <T>(mode: string, cityId: string | null, run: (tx: CityTransaction) => Promise<T>) =>
    sql.begin(mode, async (tx) => {
      // Sent now (a query is otherwise sent when it is awaited), so that it travels ahead of the first statement
      // on the same connection and no round trip is waited for.
      const entered = enter(tx, cityId).execute();
      const [, result] = await Promise.all([entered, run(tx)]);
      return { result };
    });
  const unwrap = async <T>(work: Promise<{ result: T }>): Promise<T> => (await work).result;
  return {
    withCity: (cityId, run) => unwrap(inTransaction('isolation level read committed', cityId, run)),
    withCitySnapshot: (cityId, run) => unwrap(inTransaction('isolation level repeatable read read only', cityId, run)),
    withDirectory: (run) => unwrap(inTransaction('isolation level read committed', null, run)),
    listen: async (channel, onMessage) => {
      await sql.listen(channel, onMessage);
    },
    notify: async (channel, payload) => {
      await sql.notify(channel, payload);
    },
    close: () => sql.end({ timeout: 5 }),
  };
}
