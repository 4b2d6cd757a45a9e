import { type Poke, pokeSchema } from '@werkstadt/shared/sync/protocol';
import type { TestPhone } from './test-phone.ts';

export interface PokeStream {
  /** Waits for the next poke. */
  readonly next: () => Promise<Poke>;
  readonly close: () => void;
}

/** Reads the server-sent events of `sync.pokes`; resolves once the stream stands. */
export async function openPokes(phone: TestPhone, scopes: readonly string[]): Promise<PokeStream> {
  const abort = new AbortController();
  const input = encodeURIComponent(JSON.stringify({ city: phone.city, scopes }));
  const answer = await fetch(`${phone.url}/trpc/sync.pokes?input=${input}`, {
    headers: { accept: 'text/event-stream', ...(phone.cookie ? { cookie: phone.cookie } : {}) },
    signal: abort.signal,
  });
  if (!answer.body) throw new Error('the stream has no body');
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  /** The next event: its name (null for a message) and its data. */
  const event = async (): Promise<{ name: string | null; data: string }> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1];
        return { name: field('event') ?? null, data: field('data') ?? '' };
      }
      const { value, done } = await reader.read();
      if (done) throw new Error('the stream has ended');
      text += value;
    }
  };
  const connected = await event();
  if (connected.name !== 'connected') throw new Error(`the stream began with ${connected.name}`);
  return {
    next: async () => {
      for (;;) {
        const { name, data } = await event();
        if (name === null) return pokeSchema.parse(JSON.parse(data));
      }
    },
    close: () => abort.abort(),
  };
}
