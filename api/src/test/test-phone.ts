import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { nonceText } from '@werkstadt/shared/session/nonce-text';
import type { SentEnvelope, UnsignedEnvelope } from '@werkstadt/shared/sync/envelope';
import { type MutationArgs, type MutationName, mutators } from '@werkstadt/shared/sync/mutator-registry';
import { type PullAnswer, type PushAnswer, pullAnswerSchema, pushAnswerSchema } from '@werkstadt/shared/sync/protocol';
import { cityScope } from '@werkstadt/shared/sync/scope';
import { signEnvelope } from '@werkstadt/shared/sync/signature';
import * as z from 'zod/mini';

const errorSchema = z.object({
  error: z.object({
    data: z.object({ httpStatus: z.number(), werkstadt: z.string(), field: z.nullable(z.string()) }),
  }),
});
const resultSchema = z.object({ result: z.object({ data: z.optional(z.unknown()) }) });

export type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly status: number; readonly code: string; readonly field: string | null };

/** A phone as the server meets it: a device key, a participant, a cookie, and requests over HTTP. */
export class TestPhone {
  readonly participant: string;
  readonly replica: string;
  readonly city: string;
  url: string;
  cookie: string | null = null;
  seq = 0;
  readonly #key = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  constructor(url: string, city: string, participant: string = randomUUID(), replica: string = randomUUID()) {
    this.url = url;
    this.city = city;
    this.participant = participant;
    this.replica = replica;
  }

  get publicKey(): string {
    return this.#key.publicKey.export({ format: 'der', type: 'spki' }).toString('base64url');
  }

  sign(bytes: Uint8Array): string {
    return sign('sha256', bytes, { key: this.#key.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  }

  async call(
    method: 'GET' | 'POST',
    path: string,
    input: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const json = JSON.stringify(input);
    const answer = await fetch(
      `${this.url}/trpc/${path}${method === 'GET' ? `?input=${encodeURIComponent(json)}` : ''}`,
      {
        method,
        headers: {
          origin: this.url,
          ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
          ...(this.cookie ? { cookie: this.cookie } : {}),
          ...headers,
        },
        ...(method === 'POST' ? { body: json } : {}),
      },
    );
    const set = answer.headers.getSetCookie().at(0)?.split(';')[0];
    if (set) this.cookie = set.endsWith('=') ? null : set;
    const body: unknown = await answer.json();
    const failed = errorSchema.safeParse(body);
    if (failed.success) {
      const { httpStatus: status, werkstadt: code, field } = failed.data.error.data;
      return { ok: false, status, code, field };
    }
    return { ok: true, value: resultSchema.parse(body).result.data };
  }

  async nonce(): Promise<string> {
    const answer = await this.call('GET', 'session.nonce', { city: this.city });
    return z.object({ nonce: z.string() }).parse(readValue(answer)).nonce;
  }

  /** What `session.open` takes, with anything changed that a test wants wrong. */
  async openInput(changes: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    const nonce = await this.nonce();
    const { city, participant, publicKey } = this;
    const signature = this.sign(Buffer.from(nonceText({ city, participant, nonce, origin: this.url })));
    return { city, participant, publicKey, nonce, signature, ...changes };
  }

  async openSession(): Promise<this> {
    readValue(await this.call('POST', 'session.open', await this.openInput()));
    return this;
  }

  /** A signed envelope with the next number. `changes` go in before it is signed. */
  async envelope<Name extends MutationName>(
    name: Name,
    args: MutationArgs<Name> & object,
    changes: Partial<UnsignedEnvelope> = {},
  ): Promise<SentEnvelope> {
    const unsigned: UnsignedEnvelope = {
      e: 1,
      city: this.city,
      mid: randomUUID(),
      name,
      pv: mutators[name].version,
      args: Object.fromEntries(Object.entries(args)),
      base: {},
      participant: this.participant,
      scopeId: cityScope(this.city),
      app: 'test',
      at: { wall: '2027-02-01T11:59:00.000Z', tz: 'Europe/Berlin' },
      ...changes,
    };
    const signed = await signEnvelope(unsigned, {
      sha256: async (bytes) => createHash('sha256').update(bytes).digest(),
      sign: async (bytes) => Buffer.from(this.sign(bytes), 'base64url'),
    });
    if (!signed) throw new Error('this envelope has no canonical form');
    this.seq += 1;
    return { ...signed, replica: this.replica, seq: this.seq };
  }

  push(mutations: readonly unknown[], changes: Record<string, unknown> = {}): Promise<Answer> {
    const { city, replica } = this;
    return this.call('POST', 'sync.push', { proto: 1, city, epoch: null, replica, mutations, ...changes });
  }

  async pushed(mutations: readonly unknown[]): Promise<Extract<PushAnswer, { kind: 'ok' }>> {
    const answer = pushAnswerSchema.parse(readValue(await this.push(mutations)));
    if (answer.kind !== 'ok') throw new Error(`the push was answered with ${answer.kind}`);
    return answer;
  }

  async do<Name extends MutationName>(
    name: Name,
    args: MutationArgs<Name> & object,
    changes: Partial<UnsignedEnvelope> = {},
  ) {
    const { results } = await this.pushed([await this.envelope(name, args, changes)]);
    return results[0];
  }

  async pull(
    cursors: Readonly<Record<string, number>>,
    horizons: Readonly<Record<string, number>> = {},
  ): Promise<PullAnswer> {
    const scopes = Object.entries(cursors).map(([scopeId, cursor]) => {
      const horizon = horizons[scopeId];
      return { scopeId, cursor, ...(horizon === undefined ? {} : { horizon }) };
    });
    const { city, replica } = this;
    return pullAnswerSchema.parse(
      readValue(await this.call('GET', 'sync.pull', { proto: 1, city, epoch: null, replica, scopes })),
    );
  }
}

export function readValue(answer: Answer): unknown {
  if (!answer.ok) throw new Error(`refused with ${answer.status} ${answer.code} (${answer.field})`);
  return answer.value;
}
