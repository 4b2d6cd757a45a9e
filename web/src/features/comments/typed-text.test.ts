import { expect, test } from 'vitest';
import { changeTypedPhotos } from './typed-text.ts';

const photo = (letter: string) => ({ sha256: letter.repeat(43), alt: '', consent: 1 });

test('[PH9] a form that was sent begins without the photo of the comment before', () => {
  changeTypedPhotos('add:1', { type: 'add-photo', photo: photo('a') });
  changeTypedPhotos('add:1', null);
  expect(changeTypedPhotos('add:1', { type: 'add-photo', photo: photo('b') })).toEqual([photo('b')]);
});

test('[PH9] each form keeps its own photo', () => {
  changeTypedPhotos('add:2', { type: 'add-photo', photo: photo('a') });
  changeTypedPhotos('reply:2', { type: 'add-photo', photo: photo('b') });
  const { sha256 } = photo('a');
  expect(changeTypedPhotos('add:2', { type: 'set-photo-alt', sha256, alt: 'Am Bach' })).toEqual([
    { ...photo('a'), alt: 'Am Bach' },
  ]);
});
