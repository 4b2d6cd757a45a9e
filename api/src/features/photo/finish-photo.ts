import { createHash, randomUUID } from 'node:crypto';
import { judgeWhole } from '@werkstadt/shared/photo/receive-photo';
import { settlePhoto } from '../../db/photo-state.ts';
import { askAgain, findPhoto, markRefused, type PhotoName, readBytes, storePictures } from '../../db/photos.ts';
import type { Services } from '../../platform/services.ts';
import type { PokeHub } from '../sync/poke-hub.ts';
import { reencodePhoto } from './reencode/reencode-photo.ts';

/** What became of a photo that has come whole. */
export type Finished =
  | 'stored'
  /** The bytes have another hash than their name: they are gone, and asked for once more ([S20]). */
  | 'hash-differs'
  | 'unreadable'
  /** The machine is too busy, or another request is at it: what came stays, ask again later. */
  | 'not-now'
  /** Nothing names it any more. */
  | 'not-found';

interface FinishTools {
  readonly services: Services;
  readonly pokeHub: PokeHub;
}

/**
 * Looks at a photo whose last byte has come: is it what its name says, can it be shown? Then its public pictures are made,
 * and everybody learns of it. Safe to repeat, and after a crash at any point. Holds the whole photo in memory meanwhile.
 */
export async function finishPhoto(
  { services, pokeHub }: FinishTools,
  cityId: string,
  photo: PhotoName,
): Promise<Finished> {
  const { database, log } = services;
  const [stored, bytes] = await database.withCity(cityId, async (tx) => [
    await findPhoto(tx, photo),
    await readBytes(tx, photo),
  ]);
  if (!stored) return 'not-found';
  if (stored.state === 'stored') return 'stored';
  if (stored.state === 'refused') return 'unreadable';
  if (bytes.length !== stored.size) return 'not-now';
  const actual = createHash('sha256').update(bytes).digest();
  const differs = actual.toString('base64url') !== photo.sha256;
  if (judgeWhole(stored, !differs) === 'ask-again') {
    await database.withCity(cityId, (tx) => askAgain(tx, photo));
    log('warn', 'photo-hash-differs', { entity: photo.entityId });
    return 'hash-differs';
  }
  const made = await reencodePhoto(bytes);
  if (made.kind === 'not-now') return 'not-now';
  const numbered = await database.withCity(cityId, async (tx) => {
    if ((await findPhoto(tx, photo))?.state !== 'uploading') return [];
    if (made.kind === 'unreadable') {
      await markRefused(tx, photo);
      return settlePhoto(tx, cityId, photo, { state: 'refused', media: null });
    }
    const mediaId = randomUUID();
    await storePictures(tx, cityId, photo, { mediaId, ...made.pictures, actualSha256: differs ? actual : null });
    return settlePhoto(tx, cityId, photo, { state: 'public', media: mediaId });
  });
  // The mapping of [S20] stands in the photo's row; that it happened is worth a line.
  if (differs) log('warn', 'photo-hash-mapped', { entity: photo.entityId });
  if (numbered === null) return 'not-found';
  if (numbered.length > 0) pokeHub.announce(cityId, numbered);
  return made.kind === 'pictures' ? 'stored' : 'unreadable';
}
