import serialize from 'canonicalize';
import type { UnsignedEnvelope } from './envelope.ts';
import { utf8Bytes } from './utf8.ts';

/**
 * UTF-8 bytes of the RFC 8785 JSON of an envelope's signed part: what is hashed on both sides. Everything else the given
 * object carries (hash, signature, transport) is left out. Null where the content has no such form (a lone surrogate in
 * a text, a number that is not finite).
 */
export function canonicalBytes(envelope: UnsignedEnvelope): Uint8Array<ArrayBuffer> | null {
  const { e, city, mid, name, pv, args, base, after, participant, scopeId, app, at } = envelope;
  const signed = { e, city, mid, name, pv, args, base, after, participant, scopeId, app, at };
  try {
    const json = serialize(signed);
    return json === undefined ? null : utf8Bytes(json);
  } catch {
    // The only thing `canonicalize` throws for: a value that RFC 8785 cannot express.
    return null;
  }
}
