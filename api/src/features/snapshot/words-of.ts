import { photosToShow } from '@werkstadt/shared/photo/photo';
import type { WireRow } from '@werkstadt/shared/sync/protocol';
import { rowSchemas } from '@werkstadt/shared/sync/table';

/** What moves without anybody taking back a word: counts, the city's steps, a photo that arrives. */
const MOVING = new Set(['supportCount', 'commentCount', 'state', 'rev', 'number', 'receivedAt', 'photos']);

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * A number (32 bits, FNV-1a) that stays the same as long as the words of a row do. Rows of projects are the city's own
 * words and may change.
 */
export function wordsOf({ table, body }: WireRow): number {
  if (body === null || table === 'project') return 0;
  const photos = 'photos' in body ? rowSchemas.proposal.shape.photos.safeParse(body.photos) : null;
  const shown = photos?.success ? photosToShow(photos.data).map(({ sha256 }) => sha256) : [];
  const text = JSON.stringify([Object.entries(body).filter(([key]) => !MOVING.has(key)), shown]);
  let hash = FNV_OFFSET;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
  return hash;
}

/** The random end of an id (48 bits): enough to tell rows apart, and far smaller in memory than its text. */
export const shortId = ({ id }: WireRow): number => Number.parseInt(id.slice(-12), 16);
