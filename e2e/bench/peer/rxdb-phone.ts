/** RxDB in a page: its free storage on Dexie, its replication over HTTP, one query that shows the newest rows. */
import { createRxDatabase, type RxCollection, type RxJsonSchema } from 'rxdb';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { Subject } from 'rxjs';
import type { PeerRow, PeerRows } from './peer-row.ts';

/** As many as one answer of the product's pull holds. */
const BATCH = 500;
const SHOWN = 20;

const schema: RxJsonSchema<PeerRow> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 40 },
    v: { type: 'number', minimum: 0, maximum: 1e9, multipleOf: 1 },
    body: { type: 'object', additionalProperties: true },
  },
  required: ['id', 'v', 'body'],
  indexes: ['v'],
};

export interface RxdbPhone {
  /** Everything the server has, stored; ends with their number. From then on it follows what changes. */
  readonly replicate: () => Promise<number>;
  readonly readAll: () => Promise<number>;
  /** Milliseconds of one insert, awaited. */
  readonly insert: (row: PeerRow) => Promise<number>;
  /** Milliseconds since 1970 at which the shown query holds this change. */
  readonly whenShown: (v: number) => Promise<number>;
}

export async function openRxdb(): Promise<RxdbPhone> {
  const database = await createRxDatabase({ name: 'peer', storage: getRxStorageDexie(), multiInstance: false });
  const { rows }: { rows: RxCollection<PeerRow> } = await database.addCollections({ rows: { schema } });
  return {
    replicate: async () => {
      await replicate(rows).awaitInitialReplication();
      return rows.count().exec();
    },
    readAll: async () => (await rows.find().exec()).length,
    insert: async (row) => {
      const started = performance.now();
      await rows.insert(row);
      return performance.now() - started;
    },
    whenShown: (v) =>
      new Promise((done) => {
        const watching = rows.find({ sort: [{ v: 'desc' }], limit: SHOWN }).$.subscribe((shown) => {
          if (!shown.some((row) => row.v === v)) return;
          done(Date.now());
          setTimeout(() => watching.unsubscribe());
        });
      }),
  };
}

function replicate(collection: RxCollection<PeerRow>) {
  const changes = new Subject<PeerRows>();
  const stream = new EventSource('/stream');
  stream.onmessage = ({ data }) => changes.next(JSON.parse(data));
  return replicateRxCollection<PeerRow, PeerRows['checkpoint']>({
    collection,
    replicationIdentifier: 'rows-over-http',
    pull: {
      batchSize: BATCH,
      handler: async (checkpoint, limit) => (await fetch(`/rows?after=${checkpoint?.v ?? 0}&limit=${limit}`)).json(),
      stream$: changes.asObservable(),
    },
    push: {
      handler: async (written) => (await fetch('/rows', { method: 'POST', body: JSON.stringify(written) })).json(),
    },
  });
}
