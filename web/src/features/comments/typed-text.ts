import { changePhotos, type PhotosAction } from '@werkstadt/shared/photo/change-photos';
import { MAX_PHOTOS_OF_COMMENT, type NamedPhoto } from '@werkstadt/shared/photo/photo';
import { useState } from 'react';

/** Text typed but not sent, by place, for this visit: a look at the map in between must not cost it. */
const typedTexts = new Map<string, string>();

/** A text that survives leaving its screen. `place` names the form it belongs to. */
export function useTypedText(place: string, initial = ''): [string, (text: string) => void] {
  const [text, setText] = useState(() => typedTexts.get(place) ?? initial);
  const change = (next: string) => {
    setText(next);
    if (next === initial) typedTexts.delete(place);
    else typedTexts.set(place, next);
  };
  return [text, change];
}

const typedPhotos = new Map<string, readonly NamedPhoto[]>();

/** The photos of a place after an act (rule PH9); null empties them. */
export function changeTypedPhotos(place: string, action: PhotosAction | null): readonly NamedPhoto[] {
  const before = typedPhotos.get(place) ?? [];
  const next = action === null ? [] : changePhotos(before, action, MAX_PHOTOS_OF_COMMENT);
  if (next.length === 0) typedPhotos.delete(place);
  else typedPhotos.set(place, next);
  return next;
}

/** The photos that go with it, kept in the same way. */
export function useTypedPhotos(place: string): [readonly NamedPhoto[], (action: PhotosAction | null) => void] {
  const [photos, setPhotos] = useState(() => typedPhotos.get(place) ?? []);
  // Not in an updater: a form that leaves the screen with the same press runs none, and what was sent would be there again.
  const change = (action: PhotosAction | null) => setPhotos(changeTypedPhotos(place, action));
  return [photos, change];
}
