import { expect, test } from 'vitest';
import { MOST_SEEN_BYTES, MOST_SEEN_PICTURES, mediaOf, picturesToDrop, thumbnailAddress } from './kept-pictures.ts';
import type { Photo } from './photo.ts';
import { pictureAddress, readPictureAddress } from './picture-address.ts';

const held = (count: number, bytes: number) =>
  Array.from({ length: count }, (_, at) => ({ address: `/media/${at}`, bytes }));

test('[PH11] the oldest pictures seen make room, by their number and by their bytes', () => {
  expect(picturesToDrop(held(MOST_SEEN_PICTURES, 1000))).toEqual([]);
  expect(picturesToDrop(held(MOST_SEEN_PICTURES + 2, 1000))).toEqual(['/media/0', '/media/1']);
  expect(picturesToDrop(held(4, MOST_SEEN_BYTES / 3))).toEqual(['/media/0']);
  // One that is larger than all the room is not kept at all.
  expect(picturesToDrop(held(1, MOST_SEEN_BYTES + 1))).toEqual(['/media/0']);
});

test('[PH6] a picture is named by what is public of something that is still there', () => {
  const media = '00000000-0000-4000-8000-000000000001';
  const photo: Photo = { sha256: 'A'.repeat(43), alt: '', state: 'public', media };
  const photos = [photo, { ...photo, state: 'expected' as const, media: null }];
  expect(mediaOf({ photos, state: 'submitted' })).toEqual([media]);
  expect(mediaOf({ photos })).toEqual([media]);
  expect(mediaOf({ photos, state: 'withdrawn' })).toEqual([]);
  expect(mediaOf(undefined)).toEqual([]);
});

test('[PH12] in lists stands the first public picture, small; nothing of what is withdrawn or still on its way', () => {
  const [cityId, media] = ['00000000-0000-4000-8000-0000000000c1', '00000000-0000-4000-8000-000000000001'];
  const shown: Photo = { sha256: 'A'.repeat(43), alt: '', state: 'public', media };
  const waiting: Photo = { ...shown, state: 'expected', media: null };
  expect(thumbnailAddress(cityId, { photos: [waiting, shown] })).toBe(`/media/${cityId}/${media}-small.webp`);
  expect(thumbnailAddress(cityId, { photos: [waiting] })).toBeNull();
  expect(thumbnailAddress(cityId, { photos: [shown], state: 'withdrawn' })).toBeNull();
});

test('the address of a picture is read as it is written, and nothing else is one', () => {
  const cityId = '00000000-0000-4000-8000-0000000000c1';
  for (const size of ['full', 'small'] as const) {
    const name = { cityId, media: '00000000-0000-4000-8000-000000000001', size };
    expect(readPictureAddress(pictureAddress(name))).toEqual(name);
  }
  for (const path of ['/media/', `/media/${cityId}/x.webp`, '/assets/a.webp', `/media/${cityId}/../../trpc`]) {
    expect(readPictureAddress(path)).toBeNull();
  }
});
