import { type HeldPicture, picturesToDrop } from '@werkstadt/shared/photo/kept-pictures';
import { pictureAddress, readPictureAddress } from '@werkstadt/shared/photo/picture-address';
import { matchPicture, SEEN } from '../platform/photos/picture-shelf.ts';

/** What a browser asks an image for, by the address of a picture. A picture opened by itself is the server's to answer. */
export const isPicture = (request: Request, { pathname }: URL): boolean =>
  request.destination === 'image' && readPictureAddress(pathname) !== null;

/** The pictures that are seen, and stay (rule PH11). */
export class SeenPictures {
  /** In the order they came; asked of the storage once. */
  #held: Promise<Map<string, number>> | null = null;

  /** From this device, else from the server; a large one that cannot be had is answered by its small one. */
  async answer(request: Request, waitFor: (work: Promise<void>) => void): Promise<Response> {
    const path = new URL(request.url).pathname;
    const held = await matchPicture(path);
    if (held) return held;
    try {
      const response = await fetch(request);
      if (response.ok) waitFor(this.#keep(path, response.clone()));
      return response;
    } catch (error) {
      const name = readPictureAddress(path);
      const small = name && (await matchPicture(pictureAddress({ ...name, size: 'small' })));
      if (small) return small;
      throw error;
    }
  }

  async #keep(path: string, response: Response): Promise<void> {
    try {
      this.#held ??= readHeld();
      const held = await this.#held;
      const { size } = await response.clone().blob();
      const shelf = await caches.open(SEEN);
      await shelf.put(path, response);
      held.delete(path);
      held.set(path, size);
      for (const oldest of picturesToDrop([...held].map(([address, bytes]): HeldPicture => ({ address, bytes })))) {
        held.delete(oldest);
        await shelf.delete(oldest);
      }
    } catch (error) {
      // Where the device is full, what a person writes needs the room more ([S7]).
      this.#held = null;
      await caches.delete(SEEN);
      console.warn('a picture could not be kept on this device', error);
    }
  }
}

async function readHeld(): Promise<Map<string, number>> {
  const held = new Map<string, number>();
  if (!(await caches.has(SEEN))) return held;
  const shelf = await caches.open(SEEN);
  for (const request of await shelf.keys()) {
    held.set(new URL(request.url).pathname, (await (await shelf.match(request))?.blob())?.size ?? 0);
  }
  return held;
}
