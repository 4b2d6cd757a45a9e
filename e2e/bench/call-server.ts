/** Procedures of the server, with what each call cost. */
import { setTimeout } from 'node:timers/promises';
import { type PullAnswer, type PullRequest, pullAnswerSchema } from '@werkstadt/shared/sync/protocol';
import { type SnapshotManifest, snapshotManifestSchema } from '@werkstadt/shared/sync/snapshot';
import { type Exchange, exchange, type Sending } from './http-exchange.ts';

const SNAPSHOT_PAUSE_MS = 200;

export interface Called {
  readonly result: unknown;
  readonly exchange: Exchange;
}

/** A refusal is an error of the bench. */
export async function callServer(
  url: string,
  procedure: string,
  input: unknown,
  { method, cookie = null }: Pick<Sending, 'method' | 'cookie'>,
): Promise<Called> {
  const json = JSON.stringify(input);
  const address = `${url}/trpc/${procedure}`;
  const answered = await (method === 'GET'
    ? exchange(`${address}?input=${encodeURIComponent(json)}`, { method, cookie })
    : exchange(address, { method, cookie, body: json }));
  const { status, body } = answered;
  const wrapped = body instanceof Object && 'result' in body ? body.result : null;
  if (status !== 200 || !(wrapped instanceof Object)) {
    throw new Error(`${procedure} was refused with ${status}: ${JSON.stringify(body)}`);
  }
  return { result: 'data' in wrapped ? wrapped.data : undefined, exchange: answered };
}

export interface Pulled {
  readonly answer: PullAnswer;
  readonly exchange: Exchange;
}

/** Public scopes need no session; staff scopes need the cookie of staff. */
export async function pull(
  url: string,
  city: string,
  scopes: PullRequest['scopes'],
  cookie: string | null = null,
): Promise<Pulled> {
  const input: PullRequest = { proto: 1, city, epoch: null, replica: null, scopes };
  const called = await callServer(url, 'sync.pull', input, { method: 'GET', cookie });
  return { answer: pullAnswerSchema.parse(called.result), exchange: called.exchange };
}

export interface Fill {
  /** Every pull it took, in their order. */
  readonly pulls: readonly Pulled[];
  readonly cursors: PullRequest['scopes'];
}

/** Everything in these scopes from nothing, as a phone that comes new, until no more rows wait. */
export async function pullEverything(
  url: string,
  city: string,
  scopeIds: readonly string[],
  cookie: string | null = null,
): Promise<Fill> {
  const pulls: Pulled[] = [];
  let cursors = scopeIds.map((scopeId) => ({ scopeId, cursor: 0 }));
  for (let more = true; more; ) {
    const pulled = await pull(url, city, cursors, cookie);
    pulls.push(pulled);
    more = false;
    cursors = pulled.answer.scopes.map((scope) => {
      if (scope.kind !== 'rows') throw new Error(`${scope.scopeId} was answered with ${scope.kind}`);
      more ||= scope.more;
      return { scopeId: scope.scopeId, cursor: scope.cursor };
    });
  }
  return { pulls, cursors };
}

export interface Snapshot {
  readonly manifest: SnapshotManifest;
  /** The manifest, then each page. */
  readonly exchanges: readonly Exchange[];
}

/** A packed scope ([S31]), asked for until it is there. */
export async function fetchSnapshot(url: string, city: string, scopeId: string): Promise<Snapshot> {
  const file = (path: string) => exchange(`${url}/snapshots/${city}/${path}`, { method: 'GET', cookie: null });
  for (;;) {
    const told = await file(scopeId);
    if (told.status === 200) {
      const manifest = snapshotManifestSchema.parse(told.body);
      const exchanges = [told];
      for (const { sha256 } of manifest.pages) exchanges.push(await file(`pages/${sha256}`));
      return { manifest, exchanges };
    }
    await setTimeout(SNAPSHOT_PAUSE_MS);
  }
}
