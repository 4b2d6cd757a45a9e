import { readPictureAddress } from '@werkstadt/shared/photo/picture-address';
import { storageName } from '../storage/registry.ts';

/**
 * Pictures of proposals and comments on this device (rule PH11): those somebody has seen, which the service worker keeps,
 * and small ones of own and followed proposals. The city allows nobody else to keep them, so what leaves here is gone.
 */
export const SEEN = storageName('pictures', { version: 'seen' });
const FOLLOWED = storageName('pictures', { version: 'followed' });
const shelves = [SEEN, FOLLOWED] as const;

const pathOf = ({ url }: Pick<Request, 'url'>): string => new URL(url).pathname;

/** Pages without https have no such storage. */
const canKeep = (): boolean => 'caches' in globalThis;

/** The shelves that are there: looking makes none ([TR12]). */
async function existing(): Promise<Cache[]> {
  const found: Cache[] = [];
  if (canKeep()) for (const name of shelves) if (await caches.has(name)) found.push(await caches.open(name));
  return found;
}

export async function matchPicture(path: string): Promise<Response | undefined> {
  for (const shelf of await existing()) {
    const held = await shelf.match(path);
    if (held) return held;
  }
  return undefined;
}

/** Names of a city's pictures here. */
export async function heldMedia(cityId: string): Promise<ReadonlySet<string>> {
  const media = new Set<string>();
  for (const shelf of await existing()) {
    for (const request of await shelf.keys()) {
      const name = readPictureAddress(pathOf(request));
      if (name?.cityId === cityId) media.add(name.media);
    }
  }
  return media;
}

/** Takes pictures off this device, in every size. */
export async function dropPictures(cityId: string, media: ReadonlySet<string>): Promise<void> {
  for (const shelf of await existing()) {
    for (const request of await shelf.keys()) {
      const name = readPictureAddress(pathOf(request));
      if (name?.cityId === cityId && media.has(name.media)) await shelf.delete(request);
    }
  }
}

/** Of a city's followed pictures only these stay; what is missing is fetched. Rejects where the network ends. */
export async function keepFollowed(cityId: string, paths: ReadonlySet<string>): Promise<void> {
  if (!canKeep() || (paths.size === 0 && !(await caches.has(FOLLOWED)))) return;
  const shelf = await caches.open(FOLLOWED);
  const held = new Set<string>();
  for (const request of await shelf.keys()) {
    const path = pathOf(request);
    if (paths.has(path) || readPictureAddress(path)?.cityId !== cityId) held.add(path);
    else await shelf.delete(request);
  }
  for (const path of paths) {
    if (held.has(path)) continue;
    const response = await fetch(path);
    if (response.ok) await shelf.put(path, response);
  }
}

export interface HeldRoom {
  readonly pictures: number;
  readonly bytes: number;
}

/** How much they take. */
export async function pictureRoom(): Promise<HeldRoom> {
  let [pictures, bytes] = [0, 0];
  for (const shelf of await existing()) {
    for (const request of await shelf.keys()) {
      pictures += 1;
      bytes += (await (await shelf.match(request))?.blob())?.size ?? 0;
    }
  }
  return { pictures, bytes };
}

/** Takes all of them off this device. */
export async function dropAllPictures(): Promise<void> {
  if (canKeep()) for (const name of shelves) await caches.delete(name);
}
