import { MAX_PHOTO_BYTES } from '@werkstadt/shared/photo/photo';
import { toBase64Url } from '@werkstadt/shared/sync/base64url';
import type { Outcome } from '../data/city-store.ts';
import type { DraftKeeper } from '../drafts/draft-keeper.ts';
import { sha256 } from '../session/device-key.ts';
import type { CityParts } from '../sync/city-parts.ts';
import { writeOrFree } from '../sync/storage-failure.ts';
import { namedPhotos, photosOfDraft } from './named-photos.ts';

/** A photo as it is to be given to the public: scaled, without anything but its pixels. */
export interface PreparedPhoto {
  readonly bytes: ArrayBuffer;
  readonly mime: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

export interface PhotoActs {
  /** Keeps a photo in the vault, all of it, and answers its hash. It belongs to nothing until a draft or an act names it. */
  readonly keepPhoto: (photo: PreparedPhoto) => Promise<Outcome<string>>;
  /** Null where this device does not have all of it. */
  readonly readPhoto: (sha256: string) => Promise<Blob | null>;
  /** Takes a photo off this device at once (a face was blurred in it), unless something else still names it. */
  readonly forgetPhoto: (sha256: string, draftId: string | null) => Promise<void>;
}

export function createPhotoActs(parts: CityParts, drafts: DraftKeeper): PhotoActs {
  const { memory, vault } = parts;
  return {
    async keepPhoto({ bytes, mime, width, height }) {
      if (vault.refused) return { ok: false, code: 'storage-refused' };
      if (bytes.byteLength === 0 || bytes.byteLength > MAX_PHOTO_BYTES) return { ok: false, code: 'photo-unreadable' };
      const hash = toBase64Url(await sha256(new Uint8Array(bytes)));
      const record = { sha256: hash, mime, size: bytes.byteLength, width, height };
      const kept = await writeOrFree(parts, async () => (await vault.ensure()).photos.add(record, bytes));
      return kept.ok ? { ok: true, value: hash } : kept;
    },
    readPhoto: async (hash) => (await vault.current?.photos.read(hash))?.bytes ?? null,
    async forgetPhoto(hash, draftId) {
      await drafts.flush();
      const others = memory.drafts.filter(({ id }) => id !== draftId);
      const named = namedPhotos({ drafts: others, outbox: memory.outbox, view: memory.view });
      const draft = memory.drafts.find(({ id }) => id === draftId);
      if (!named.has(hash) && !photosOfDraft(draft).includes(hash)) await vault.current?.photos.remove([hash]);
    },
  };
}
