import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outboxRow } from '../test/outbox-rows.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { canonicalBytes } from './canonical.ts';
import { pretendSigning, pretendVerifying } from './harness/pretend-crypto.ts';
import { signEnvelope, verifyEnvelope } from './signature.ts';
import { utf8Bytes, utf8Length } from './utf8.ts';

declare class TextEncoder {
  encode(text: string): Uint8Array;
}
declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}

const seeded = { seed: 7, numRuns: 500 };
const { hash: _hash, signature: _signature, ...envelope } = outboxRow(1).envelope;
const anyText = fc.string({ unit: 'binary', maxLength: 40 });

test('[S8] UTF-8 bytes and their number are those of the platform, lone surrogates included', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.string({ unit: fc.constantFrom('\ud83d', '\ude80', 'ä', 'x') })), (text) => {
      expect(utf8Bytes(text)).toEqual(new TextEncoder().encode(text));
      expect(utf8Length(text)).toBe(utf8Bytes(text).length);
    }),
    seeded,
  );
});

test('[S8] base64url goes there and back, and each value has one spelling', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      const text = toBase64Url(bytes);
      expect(text).toMatch(/^[A-Za-z0-9_-]*$/);
      expect(fromBase64Url(text)).toEqual(new Uint8Array(bytes));
    }),
    seeded,
  );
  for (const wrong of ['A', 'AB==', 'A+', 'AB/', 'AAAAA', 'AB', 'A B']) expect(fromBase64Url(wrong)).toBeNull();
});

test('[S8] the hashed bytes depend on the content alone: not on the order of keys, nor on transport', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 2 })), (args) => {
      const straight = canonicalBytes({ ...envelope, args });
      const reversed = Object.fromEntries(Object.entries(args).reverse());
      const sent = { ...Object.fromEntries(Object.entries(envelope).reverse()), args: reversed, seq: 7, hash: 'x' };
      expect(canonicalBytes(sent as unknown as typeof envelope)).toEqual(straight);
    }),
    seeded,
  );
});

test('[S8] they are the JSON of RFC 8785', () => {
  const { args: _args, ...rest } = envelope;
  const bytes = canonicalBytes({ ...rest, args: { b: 1e21, a: -0, ö: '\u2028\n', '€': [true, null] } });
  const text = new TextDecoder().decode(bytes ?? new Uint8Array());
  expect(text).toContain('"args":{"a":0,"b":1e+21,"ö":"\u2028\\n","€":[true,null]}');
  expect(text.startsWith('{"app":"1.0.0","args":')).toBe(true);
});

test('[S8] what has no canonical form has no bytes', () => {
  for (const value of ['\ud800', Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(canonicalBytes({ ...envelope, args: { value } })).toBeNull();
  }
});

test('[S8] a signature holds for this content and this key alone', async () => {
  const key = new Uint8Array([1]);
  const signed = await signEnvelope({ ...envelope, after: [envelope.mid] }, pretendSigning(key));
  if (!signed) return expect.unreachable('it has a canonical form');
  expect(await verifyEnvelope(signed, key, pretendVerifying)).toBe(true);
  expect(await verifyEnvelope(signed, new Uint8Array([2]), pretendVerifying)).toBe(false);
  for (const change of [
    { pv: 2 },
    { after: [] },
    { base: { [envelope.mid]: 1 } },
    { hash: 'AAAA' },
    { signature: '!' },
  ]) {
    expect(await verifyEnvelope({ ...signed, ...change }, key, pretendVerifying)).toBe(false);
  }
});
