/** A phone that listens for pokes and fetches what is new, as the app does, until it has all it waits for. */
import { Agent, get } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { pokeSchema } from '@werkstadt/shared/sync/protocol';
import { pull } from './call-server.ts';

const MESSAGE = /^data: ?(\{.*"spreadMs".*\})$/gm;

export interface Follower {
  /** Resolves when every one of these rows has come. */
  readonly has: (ids: ReadonlySet<string>) => Promise<void>;
  readonly close: () => void;
}

/** From this cursor on. Resolves once its stream stands. */
export async function followScope(url: string, city: string, scopeId: string, from: number): Promise<Follower> {
  const agent = new Agent();
  const held = new Set<string>();
  const waiting = new Set<() => void>();
  let cursor = from;
  let asked = 0;
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  let closed = false;
  let pulling: Promise<void> = Promise.resolve();

  async function pullAll(): Promise<void> {
    for (let more = true; more; ) {
      const [scope] = (await pull(url, city, [{ scopeId, cursor }])).answer.scopes;
      if (scope?.kind !== 'rows') throw new Error(`${scopeId} was not answered with rows`);
      for (const { id } of scope.rows) held.add(id);
      ({ cursor, more } = scope);
    }
    for (const look of waiting) look();
  }

  function poked(spreadMs: number): void {
    asked += 1;
    const own = asked;
    // What came while it waited is in the same pull.
    const next = pulling
      .then(() => setTimeout(Math.random() * spreadMs))
      .then(() => (own === asked ? pullAll() : undefined));
    pulling = next.catch((error: unknown) => {
      if (!closed) fail(error);
    });
  }

  await new Promise<void>((done, refuse) => {
    const input = encodeURIComponent(JSON.stringify({ city, scopes: [scopeId] }));
    const sent = get(`${url}/trpc/sync.pokes?input=${input}`, { agent, headers: { accept: 'text/event-stream' } });
    sent.on('error', refuse);
    sent.on('response', (answer) => {
      answer.setEncoding('utf8').on('error', () => undefined);
      answer.on('data', (text: string) => {
        for (const [, json = ''] of text.matchAll(MESSAGE)) poked(pokeSchema.parse(JSON.parse(json)).spreadMs);
      });
      done();
    });
  });

  const whenHeld = (ids: ReadonlySet<string>) =>
    new Promise<void>((done) => {
      const look = () => {
        if ([...ids].some((id) => !held.has(id))) return;
        waiting.delete(look);
        done();
      };
      waiting.add(look);
      look();
    });

  return {
    has: (ids) => Promise.race([failed, whenHeld(ids)]),
    close: () => {
      closed = true;
      agent.destroy();
    },
  };
}
