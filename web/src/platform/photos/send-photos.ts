import { PHOTO_PIECE_BYTES } from '@werkstadt/shared/photo/photo';
import { sendPhoto } from '@werkstadt/shared/photo/send-photo';
import { toBase64Url } from '@werkstadt/shared/sync/base64url';
import type { VaultPhotos } from '../db/vault-photos.ts';
import { sha256 as sha256Of } from '../session/device-key.ts';
import type { CityParts } from '../sync/city-parts.ts';
import type { PersonKeeper } from '../sync/person.ts';
import { askOffset, bringPiece, photoAddress } from './photo-line.ts';
import type { PhotoProgress, WaitingPhoto } from './waiting-photos.ts';

interface SendTools {
  readonly parts: CityParts;
  readonly person: PersonKeeper;
  readonly ready: () => readonly WaitingPhoto[];
  readonly show: (photo: WaitingPhoto, progress: PhotoProgress) => void;
  readonly stopped: AbortSignal;
  readonly arrived: () => Promise<void>;
}

type Ended = { readonly kind: 'next' } | { readonly kind: 'wait'; readonly waitMs: number };

/** Sends every photo that is ready, one after the other. Null when nothing waits; else how long to wait at least. */
export async function sendPhotos(tools: SendTools): Promise<number | null> {
  const { ready, stopped, parts } = tools;
  const tried = new Set<string>();
  for (;;) {
    const next = ready().find((photo) => !tried.has(`${photo.entityId}/${photo.sha256}`));
    const photos = parts.vault.current?.photos;
    if (!next || !photos || stopped.aborted) return null;
    tried.add(`${next.entityId}/${next.sha256}`);
    const ended = await bringPhoto(tools, photos, next);
    if (ended.kind === 'wait') return ended.waitMs;
  }
}

async function bringPhoto(tools: SendTools, photos: VaultPhotos, photo: WaitingPhoto): Promise<Ended> {
  const { parts, person, show, stopped, arrived } = tools;
  const { sha256 } = photo;
  const record = await photos.find(sha256);
  if (!record) {
    show(photo, { state: 'not-here', sentBytes: 0, size: 0 });
    return { kind: 'next' };
  }
  const { size } = record;
  const address = photoAddress(parts.city.id, photo);
  const sent = await sendPhoto<ArrayBuffer>({
    size,
    stopped: () => stopped.aborted,
    openSession: async (lapsed) => {
      if (lapsed) person.sessionLost();
      const session = await person.ensureSession();
      return session.ok ? null : { kind: 'wait', waitMs: session.failure?.retryAfterMs ?? 0 };
    },
    ask: () => askOffset(address),
    bring: (offset, piece) => bringPiece(address, offset, size, piece),
    pieceFrom: (offset) => pieceFrom(photos, sha256, offset, size),
    showSent: (sentBytes) => show(photo, { state: 'sending', sentBytes, size }),
    hashDiffers: async () => {
      const whole = await photos.read(sha256);
      const own = whole && toBase64Url(await sha256Of(new Uint8Array(await whole.bytes.arrayBuffer())));
      const detail = own === sha256 ? 'on the way' : 'on this device';
      await parts.vault.current?.meta.journal({ event: 'photo-hash-differs', detail });
    },
  });
  switch (sent.kind) {
    case 'stored':
      await photos.markStored(sha256);
      await parts.vault.current?.meta.journal({ event: 'photo-stored', detail: sha256 });
      await arrived();
      return { kind: 'next' };
    case 'gone':
      await arrived();
      return { kind: 'next' };
    case 'differs':
      return { kind: 'next' };
    case 'not-here':
      show(photo, { state: 'not-here', sentBytes: 0, size });
      return { kind: 'next' };
    case 'refused':
      show(photo, { state: 'refused', sentBytes: 0, size, code: sent.code });
      return { kind: 'next' };
    case 'wait':
      show(photo, { state: 'waiting', sentBytes: sent.sentBytes, size });
      return sent;
  }
}

/** Bytes from an offset to the end of the piece it lies in; none at the very end, null where the piece is gone. */
async function pieceFrom(
  photos: VaultPhotos,
  sha256: string,
  offset: number,
  size: number,
): Promise<ArrayBuffer | null> {
  if (offset >= size) return new ArrayBuffer(0);
  const piece = await photos.readPiece(sha256, Math.floor(offset / PHOTO_PIECE_BYTES));
  return piece?.slice(offset % PHOTO_PIECE_BYTES) ?? null;
}
