import type { Comment } from '../../comment/comment.ts';
import { type PhotoStep, sendPhoto } from '../../photo/send-photo.ts';
import type { Proposal } from '../../proposal/proposal.ts';
import type { Phone } from './phone.ts';
import type { Vault } from './phone-storage.ts';
import type { PhotoRequest } from './photo-desk.ts';
import type { HttpAnswer } from './server.ts';

/** Signs that travel at once. */
const PIECE = 4;

export interface KeptPhoto {
  readonly bytes: string;
  /** All of its pieces lie in the vault. */
  readonly whole: boolean;
}

/** Own photos that the city shows as expected and this device holds. */
export function photosToSend(phone: Phone): { readonly entityId: string; readonly sha256: string }[] {
  const found = new Map<string, { entityId: string; sha256: string }>();
  for (const row of phone.cache.rows.values()) {
    if ((row.table !== 'proposal' && row.table !== 'comment') || !row.body) continue;
    // The server's rows come from typed tables.
    const { id, authorId, photos } = row.body as Pick<Proposal & Comment, 'id' | 'authorId' | 'photos'>;
    if (authorId !== phone.options.participantId) continue;
    for (const { sha256, state } of photos) {
      if (state === 'expected' && phone.vault.photos.has(sha256)) {
        found.set(`${id}/${sha256}`, { entityId: id, sha256 });
      }
    }
  }
  return [...found.values()];
}

/** As the app reads it: only the city's own answer is one. */
function readStep(answer: HttpAnswer | null): PhotoStep {
  const value = answer?.value instanceof Object && 'offset' in answer.value ? answer.value.offset : null;
  switch (answer?.status) {
    case 200:
    case 409:
      return typeof value === 'number' ? { kind: 'offset', offset: value } : { kind: 'wait', waitMs: 0 };
    case 460:
      return { kind: 'hash-differs' };
    case 401:
      return { kind: 'sign-in-needed' };
    case 404:
      return { kind: 'gone' };
    case 422:
      return { kind: 'refused', code: 'photo-unreadable' };
    default:
      return { kind: 'wait', waitMs: 0 };
  }
}

/** Sends one photo with the app's own core; true once the city has it or knows of nothing that names it. */
export async function bringPhoto(
  vault: () => Vault,
  name: { readonly entityId: string; readonly sha256: string },
  request: (body: PhotoRequest) => Promise<HttpAnswer | null>,
): Promise<boolean> {
  const held = vault().photos.get(name.sha256);
  if (!held) return false;
  const size = held.bytes.length;
  const sent = await sendPhoto<string>({
    size,
    stopped: () => false,
    openSession: async (lapsed) => (lapsed ? { kind: 'wait', waitMs: 0 } : null),
    ask: async () => readStep(await request({ ...name, kind: 'photo-ask' })),
    bring: async (offset, bytes) => {
      const step = readStep(await request({ ...name, kind: 'photo-bring', offset, size, bytes }));
      const last = step.kind === 'offset' && step.offset === size && offset + bytes.length === size;
      return last ? { kind: 'over' } : step;
    },
    pieceFrom: async (offset) => {
      const photo = vault().photos.get(name.sha256);
      return photo?.whole ? photo.bytes.slice(offset, offset + PIECE) : null;
    },
    showSent: () => undefined,
    hashDiffers: async () => undefined,
  });
  return sent.kind === 'stored' || sent.kind === 'gone';
}
