import type { Photo } from './photo.ts';
import { pictureAddress } from './picture-address.ts';

/** A picture that lies on a device. */
export interface HeldPicture {
  readonly address: string;
  readonly bytes: number;
}

/** Some hundred small pictures and a few dozen large ones: an evening of reading. */
export const MOST_SEEN_PICTURES = 300;
export const MOST_SEEN_BYTES = 40 * 1024 * 1024;
/** Small ones of one's own and followed proposals; about 8 MB. */
export const MOST_FOLLOWED_PICTURES = 200;

/** Which of the pictures seen, the oldest first, make room for the newest (rule PH11). */
export function picturesToDrop(held: readonly HeldPicture[]): string[] {
  let pictures = held.length;
  let bytes = held.reduce((sum, picture) => sum + picture.bytes, 0);
  const dropped: string[] = [];
  for (const picture of held) {
    if (pictures <= MOST_SEEN_PICTURES && bytes <= MOST_SEEN_BYTES) break;
    dropped.push(picture.address);
    pictures -= 1;
    bytes -= picture.bytes;
  }
  return dropped;
}

/** What carries photos: a proposal or a comment. */
export interface Pictured {
  readonly photos: readonly Photo[];
  readonly state?: string | undefined;
}

/** Names of the pictures that everybody may see of something; none once it is withdrawn or taken away (rule PH6). */
export function mediaOf(pictured: Pictured | undefined): string[] {
  if (!pictured || pictured.state === 'withdrawn') return [];
  return pictured.photos.flatMap(({ state, media }) => (state === 'public' && media !== null ? [media] : []));
}

/** The picture that stands beside the title in lists: the first one, small (rule PH12). Null where there is none. */
export function thumbnailAddress(cityId: string, pictured: Pictured): string | null {
  const [media] = mediaOf(pictured);
  return media === undefined ? null : pictureAddress({ cityId, media, size: 'small' });
}
