export type PictureSize = 'full' | 'small';

interface PictureName {
  readonly cityId: string;
  /** `media` of the photo. */
  readonly media: string;
  readonly size: PictureSize;
}

/** Where everybody gets the picture that the city has made of a photo. */
export const pictureAddress = ({ cityId, media, size }: PictureName): string =>
  `/media/${cityId}/${media}${size === 'small' ? '-small' : ''}.webp`;

const address = /^\/media\/([0-9a-f-]{36})\/([0-9a-f-]{36})(-small)?\.webp$/;

/** What a path names; null for one that is no picture's. */
export function readPictureAddress(path: string): PictureName | null {
  const [, cityId, media, small] = address.exec(path) ?? [];
  return cityId && media ? { cityId, media, size: small ? 'small' : 'full' } : null;
}
