/** A phone as the server meets it: device key, session, signed acts, all over HTTP. */
import { randomUUID, webcrypto } from 'node:crypto';
import { nonceText } from '@werkstadt/shared/session/nonce-text';
import { toBase64Url } from '@werkstadt/shared/sync/base64url';
import type { SentEnvelope } from '@werkstadt/shared/sync/envelope';
import type { Mutator } from '@werkstadt/shared/sync/mutator';
import { prepareEnvelope } from '@werkstadt/shared/sync/prepare-envelope';
import { MAX_PUSH_MUTATIONS, type PushRequest, pushAnswerSchema } from '@werkstadt/shared/sync/protocol';
import { cityScope } from '@werkstadt/shared/sync/scope';
import { type Signing, signEnvelope } from '@werkstadt/shared/sync/signature';
import { callServer } from './call-server.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

export interface Phone {
  readonly cookie: string;
  /** Signs an act and gives it the next number. */
  readonly prepare: <Args extends Record<string, unknown>>(
    mutator: Mutator<string, Args>,
    args: Args,
  ) => Promise<SentEnvelope>;
  /** Sends prepared acts in their order; one that is not applied is an error of the bench. */
  readonly push: (acts: readonly SentEnvelope[]) => Promise<void>;
}

/** Makes a device key and opens a session by signing the server's nonce. */
export async function openPhone(url: string, city: string): Promise<Phone> {
  const [participant, replica] = [randomUUID(), randomUUID()];
  const key = await webcrypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
  const signing: Signing = {
    sha256: async (bytes) => new Uint8Array(await webcrypto.subtle.digest('SHA-256', bytes)),
    sign: async (bytes) => new Uint8Array(await webcrypto.subtle.sign(ALGORITHM, key.privateKey, bytes)),
  };
  const publicKey = toBase64Url(new Uint8Array(await webcrypto.subtle.exportKey('spki', key.publicKey)));
  const cookie = await openSession(url, city, participant, publicKey, signing);
  let seq = 0;

  async function pushBatch(mutations: readonly SentEnvelope[]): Promise<void> {
    const request: PushRequest = { proto: 1, city, epoch: null, replica, mutations: [...mutations] };
    const { result } = await callServer(url, 'sync.push', request, { method: 'POST', cookie });
    const answer = pushAnswerSchema.parse(result);
    const notApplied = answer.kind === 'ok' ? answer.results.find(({ status }) => status !== 'applied') : answer;
    if (notApplied) throw new Error(`a push was answered with ${JSON.stringify(notApplied)}`);
  }

  return {
    cookie,
    prepare: async (mutator, args) => {
      const at = { wall: new Date().toISOString(), tz: 'Europe/Berlin' };
      const act = { city, mid: randomUUID(), base: {}, participant, scopeId: cityScope(city), app: 'bench', at };
      const signed = await signEnvelope(prepareEnvelope(mutator, args, { ...act, serverTime: null }, []), signing);
      if (!signed) throw new Error('this act has no canonical form');
      seq += 1;
      return { ...signed, replica, seq };
    },
    push: async (acts) => {
      for (let at = 0; at < acts.length; at += MAX_PUSH_MUTATIONS) {
        await pushBatch(acts.slice(at, at + MAX_PUSH_MUTATIONS));
      }
    },
  };
}

async function openSession(
  url: string,
  city: string,
  participant: string,
  publicKey: string,
  { sign }: Signing,
): Promise<string> {
  const { result } = await callServer(url, 'session.nonce', { city }, { method: 'GET' });
  const nonce = result instanceof Object && 'nonce' in result ? String(result.nonce) : '';
  const text = nonceText({ city, participant, nonce, origin: url });
  const signature = toBase64Url(await sign(new TextEncoder().encode(text)));
  const input = { city, participant, publicKey, nonce, signature };
  const { exchange } = await callServer(url, 'session.open', input, { method: 'POST' });
  const cookie = exchange.headers['set-cookie']?.[0]?.split(';')[0];
  if (!cookie) throw new Error('the server opened no session');
  return cookie;
}
