import type { NamedPhoto } from './photo.ts';

/** What a person does to the photos of something that is not sent yet. */
export type PhotosAction =
  /** At a place, or at the end; a photo that is there already stays where it is. */
  | { readonly type: 'add-photo'; readonly photo: NamedPhoto; readonly at?: number }
  /** The same photo with other bytes (a face was blurred). */
  | { readonly type: 'replace-photo'; readonly sha256: string; readonly by: string }
  | { readonly type: 'remove-photo'; readonly sha256: string }
  | { readonly type: 'set-photo-alt'; readonly sha256: string; readonly alt: string }
  /** One place nearer to the start (-1) or to the end (1). */
  | { readonly type: 'move-photo'; readonly sha256: string; readonly by: -1 | 1 };

/** Each photo once and never more than `most` (rule PH5). What cannot be done answers the very same list. */
export function changePhotos<Photos extends readonly NamedPhoto[]>(
  photos: Photos,
  action: PhotosAction,
  most: number,
): Photos | NamedPhoto[] {
  const has = (sha256: string) => photos.some((photo) => photo.sha256 === sha256);
  switch (action.type) {
    case 'add-photo':
      if (has(action.photo.sha256) || photos.length >= most) return photos;
      return photos.toSpliced(action.at ?? photos.length, 0, action.photo);
    case 'replace-photo':
      if (has(action.by)) return photos;
      return photos.map((photo) => (photo.sha256 === action.sha256 ? { ...photo, sha256: action.by } : photo));
    case 'remove-photo':
      return photos.filter(({ sha256 }) => sha256 !== action.sha256);
    case 'set-photo-alt':
      return photos.map((photo) => (photo.sha256 === action.sha256 ? { ...photo, alt: action.alt } : photo));
    case 'move-photo': {
      const from = photos.findIndex(({ sha256 }) => sha256 === action.sha256);
      const moved = photos[from];
      const to = from + action.by;
      if (!moved || !photos[to]) return photos;
      return photos.toSpliced(from, 1).toSpliced(to, 0, moved);
    }
  }
}
