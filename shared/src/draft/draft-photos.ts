import { MAX_PHOTOS_OF_PROPOSAL } from '../photo/photo.ts';
import type { Draft } from './draft.ts';
import type { DraftAction } from './reduce-draft.ts';

type PhotoAction = Extract<DraftAction, { type: `${string}-photo` | 'set-photo-alt' }>;

/** The photos of a draft, each once and never more than a proposal takes (rule PH1). What cannot be done changes nothing. */
export function changePhotos(draft: Draft, action: PhotoAction): Draft {
  const { photos } = draft;
  const has = (sha256: string) => photos.some((photo) => photo.sha256 === sha256);
  const shown = (next: Draft['photos']): Draft => ({ ...draft, photos: next });
  switch (action.type) {
    case 'add-photo':
      return has(action.photo.sha256) || photos.length >= MAX_PHOTOS_OF_PROPOSAL
        ? draft
        : shown([...photos, action.photo]);
    case 'replace-photo':
      return has(action.by) || !has(action.sha256)
        ? draft
        : shown(photos.map((photo) => (photo.sha256 === action.sha256 ? { ...photo, sha256: action.by } : photo)));
    case 'remove-photo':
      return has(action.sha256) ? shown(photos.filter(({ sha256 }) => sha256 !== action.sha256)) : draft;
    case 'set-photo-alt':
      return shown(photos.map((photo) => (photo.sha256 === action.sha256 ? { ...photo, alt: action.alt } : photo)));
    case 'move-photo': {
      const from = photos.findIndex(({ sha256 }) => sha256 === action.sha256);
      const moved = photos[from];
      const to = from + action.by;
      if (!moved || !photos[to]) return draft;
      return shown(photos.toSpliced(from, 1).toSpliced(to, 0, moved));
    }
  }
}
