import * as z from 'zod/mini';
import { uuidSchema } from '../sync/id.ts';

export const MAX_PHOTOS_OF_PROPOSAL = 5;
export const MAX_PHOTOS_OF_COMMENT = 1;
/** Removed ones count here too: their marks stay. */
export const MAX_PHOTO_ENTRIES = 20;
export const PHOTO_ALT_MAX_LENGTH = 300;
/** Longest side of a photo once the device has prepared it ([TR9]). */
export const PHOTO_MAX_SIDE_PIXELS = 1600;
/** Bytes of a prepared photo at most; one of 1600 pixels has a few hundred thousand. */
export const MAX_PHOTO_BYTES = 3 * 1024 * 1024;
/** A photo lies in the vault, and travels, in pieces of this size; the last one is shorter. */
export const PHOTO_PIECE_BYTES = 256 * 1024;
/** Version of the words under which photos are given to the public (`photos_consent`); raised with every change of them. */
export const PHOTO_CONSENT_VERSION = 1;

/** SHA-256 of a photo's bytes as the device has prepared them, base64url. */
export const photoHashSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** What is to be seen, for those who cannot see it; empty where its author did not say. */
const altSchema = z.string().check(z.trim(), z.maxLength(PHOTO_ALT_MAX_LENGTH));

/** A photo as an act names it; its bytes come after the words. */
export const namedPhotoSchema = z.strictObject({
  sha256: photoHashSchema,
  alt: altSchema,
  /** Version of the words its author agreed to. */
  consent: z.int().check(z.minimum(1)),
});
export type NamedPhoto = z.infer<typeof namedPhotoSchema>;

/** A list of photos that an act names: each once. */
export const namedPhotosSchema = (most: number) =>
  z.array(namedPhotoSchema).check(
    z.maxLength(most),
    z.refine((photos) => new Set(photos.map(({ sha256 }) => sha256)).size === photos.length, 'photo-named-twice'),
  );

/**
 * `expected`: its bytes are still on the author's device. `public`: everybody sees it. `refused`: what came was no photo
 * that can be shown. `removed`: a mark that stays, so that a late device does not bring it back.
 */
export const photoStates = ['expected', 'public', 'refused', 'removed'] as const;

/** A photo as a proposal or a comment carries it. */
export const photoSchema = z.strictObject({
  sha256: photoHashSchema,
  alt: altSchema,
  state: z.enum(photoStates),
  /** Names the public picture, which is another file than the one that was sent; null unless `public`. */
  media: z.nullable(uuidSchema),
});
export type Photo = z.infer<typeof photoSchema>;

/** The photos of a row. Rows of before there were photos have none. */
export const photosSchema = z._default(z.array(photoSchema).check(z.maxLength(MAX_PHOTO_ENTRIES)), []);

/** A photo that was just named: its bytes are on their way. */
export const expectedPhoto = ({ sha256, alt }: NamedPhoto): Photo => ({ sha256, alt, state: 'expected', media: null });

/** Those a reader hears of, in their order. */
export const photosToShow = (photos: readonly Photo[]): Photo[] => photos.filter(({ state }) => state !== 'removed');

/** How many are still on their author's device. */
export const countMissingPhotos = (photos: readonly Photo[]): number =>
  photos.filter(({ state }) => state === 'expected').length;

/** How many pieces a photo of this many bytes has. */
export const pieceCount = (bytes: number): number => Math.ceil(bytes / PHOTO_PIECE_BYTES);
