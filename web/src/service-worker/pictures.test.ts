import { MOST_SEEN_PICTURES } from '@werkstadt/shared/photo/kept-pictures';
import { pictureAddress } from '@werkstadt/shared/photo/picture-address';
import { cityId, testId } from '@werkstadt/shared/test/domain-world';
import { beforeEach, expect, test, vi } from 'vitest';
import { MemoryCaches } from '../platform/test/memory-caches.ts';
import { SeenPictures } from './pictures.ts';

const origin = 'https://stadt.example';
const path = (n: number, size: 'full' | 'small' = 'small') => pictureAddress({ cityId, media: testId(n), size });
const city = { online: true, asked: [] as string[] };
beforeEach(() => {
  vi.stubGlobal('caches', new MemoryCaches());
  city.online = true;
  city.asked = [];
  vi.stubGlobal('fetch', async ({ url }: Request) => {
    city.asked.push(new URL(url).pathname);
    if (!city.online) throw new TypeError('no network');
    return new Response(url, { status: url.includes(testId(404)) ? 404 : 200 });
  });
});

/** As an image on a page asks; answers the text, once all that is kept is kept. */
async function look(pictures: SeenPictures, address: string): Promise<string> {
  const work: Promise<void>[] = [];
  const answer = await pictures.answer(new Request(`${origin}${address}`), (one) => work.push(one));
  await Promise.all(work);
  return answer.text();
}

test('[PH11] a picture that was seen is answered from the device, and asked for once', async () => {
  const pictures = new SeenPictures();
  await look(pictures, path(1));
  city.online = false;
  expect(await look(pictures, path(1))).toContain(path(1));
  expect(await look(new SeenPictures(), path(1))).toContain(path(1));
  expect(city.asked).toEqual([path(1)]);
});

test('[PH11] without a network a large picture is answered by its small one; what was never seen is not there', async () => {
  const pictures = new SeenPictures();
  await look(pictures, path(1));
  city.online = false;
  expect(await look(pictures, path(1, 'full'))).toContain(path(1));
  await expect(look(pictures, path(2))).rejects.toThrow('no network');
});

test('[PH11] what the city does not have is not kept, and the oldest makes room', async () => {
  const pictures = new SeenPictures();
  await look(pictures, path(404));
  for (let n = 1; n <= MOST_SEEN_PICTURES + 1; n++) await look(pictures, path(1000 + n));
  city.online = false;
  for (const gone of [path(404), path(1001)]) await expect(look(pictures, gone)).rejects.toThrow('no network');
  expect(await look(pictures, path(1002))).toContain(path(1002));
});
