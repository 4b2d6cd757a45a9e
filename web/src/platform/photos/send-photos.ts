import { PHOTO_PIECE_BYTES } from '@werkstadt/shared/photo/photo';
import { toBase64Url } from '@werkstadt/shared/sync/base64url';
import type { VaultPhotos } from '../db/vault-photos.ts';
import { sha256 as sha256Of } from '../session/device-key.ts';
import type { CityParts } from '../sync/city-parts.ts';
import type { PersonKeeper } from '../sync/person.ts';
import { askOffset, bringPiece, type PhotoStep, photoAddress } from './photo-line.ts';
import type { PhotoProgress, WaitingPhoto } from './waiting-photos.ts';

/** Answers in a row that bring a photo no further. */
const MAX_STANDSTILLS = 3;

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
    const ended = await sendPhoto(tools, photos, next);
    if (ended.kind === 'wait') return ended.waitMs;
  }
}

async function sendPhoto(tools: SendTools, photos: VaultPhotos, photo: WaitingPhoto): Promise<Ended> {
  const { parts, person, show, stopped, arrived } = tools;
  const record = await photos.find(photo.sha256);
  if (!record) {
    show(photo, { state: 'not-here', sentBytes: 0, size: 0 });
    return { kind: 'next' };
  }
  const { size } = record;
  const address = photoAddress(parts.city.id, photo);
  const showSent = (sentBytes: number) => show(photo, { state: 'sending', sentBytes, size });
  let sessions = 0;
  let standstills = 0;
  let differed = false;
  let step: PhotoStep = await openSession(person);
  let offset = -1;
  while (!stopped.aborted) {
    switch (step.kind) {
      case 'wait':
        show(photo, { state: 'waiting', sentBytes: Math.max(0, offset), size });
        return { kind: 'wait', waitMs: step.waitMs };
      case 'refused':
        show(photo, { state: 'refused', sentBytes: 0, size, code: step.code });
        return { kind: 'next' };
      case 'over':
        await photos.markStored(photo.sha256);
        await parts.vault.current?.meta.journal({ event: 'photo-stored', detail: photo.sha256 });
        await arrived();
        return { kind: 'next' };
      case 'gone':
        await arrived();
        return { kind: 'next' };
      case 'sign-in-needed':
        if (sessions > 0) return { kind: 'wait', waitMs: 0 };
        sessions += 1;
        person.sessionLost();
        step = await openSession(person);
        break;
      case 'hash-differs': {
        // Rehashed here, and sent once more; the city takes the second one as it is ([S20]).
        const whole = await photos.read(photo.sha256);
        const own = whole && toBase64Url(await sha256Of(new Uint8Array(await whole.bytes.arrayBuffer())));
        const detail = own === photo.sha256 ? 'on the way' : 'on this device';
        await parts.vault.current?.meta.journal({ event: 'photo-hash-differs', detail });
        if (differed) return { kind: 'next' };
        differed = true;
        step = { kind: 'offset', offset: 0 };
        break;
      }
      case 'offset': {
        const stands = step.offset === offset && offset >= 0;
        standstills = stands ? standstills + 1 : 0;
        if (standstills >= MAX_STANDSTILLS) return { kind: 'wait', waitMs: 0 };
        if (step.offset < 0) {
          step = await askOffset(address);
          break;
        }
        offset = step.offset;
        showSent(offset);
        const piece = await pieceFrom(photos, photo.sha256, offset, size);
        if (!piece) {
          show(photo, { state: 'not-here', sentBytes: offset, size });
          return { kind: 'next' };
        }
        step = await bringPiece(address, offset, size, piece);
        break;
      }
    }
  }
  return { kind: 'wait', waitMs: 0 };
}

/** An offset below 0 asks the city first. */
async function openSession(person: PersonKeeper): Promise<PhotoStep> {
  const session = await person.ensureSession();
  if (session.ok) return { kind: 'offset', offset: -1 };
  return { kind: 'wait', waitMs: session.failure?.retryAfterMs ?? 0 };
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
