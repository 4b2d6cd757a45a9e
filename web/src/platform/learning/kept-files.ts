import { storageName } from '../storage/registry.ts';

/**
 * Files of learning modules on this device. Their addresses carry a hash of their content, so what lies here is right for
 * ever; the service worker answers from here first.
 */
const cacheName = storageName('modules');

const absolute = (path: string): string => new URL(path, globalThis.location.origin).href;

/** Looks without making the cache ([TR12]). */
export async function matchKeptFile(request: Request): Promise<Response | undefined> {
  return (await caches.has(cacheName))
    ? (await caches.open(cacheName)).match(request, { ignoreVary: true })
    : undefined;
}

/** Paths of all files kept here; empty where the browser has no cache for pages without https. */
export async function keptPaths(): Promise<ReadonlySet<string>> {
  if (!('caches' in globalThis) || !(await caches.has(cacheName))) return new Set();
  const requests = await (await caches.open(cacheName)).keys();
  return new Set(requests.map(({ url }) => new URL(url).pathname));
}

/** Fetches a file and keeps it. Rejects where the network or the device's storage fails. */
export async function keepFile(path: string, signal: AbortSignal): Promise<void> {
  const response = await fetch(path, { signal });
  if (!response.ok) throw new TypeError(`${path} was answered with ${response.status}`);
  await (await caches.open(cacheName)).put(absolute(path), response);
}

/** From this device, else from the server. Rejects where it can be had from neither. */
export async function readKeptFile(path: string): Promise<Response> {
  const kept = 'caches' in globalThis ? await matchKeptFile(new Request(path)) : undefined;
  const response = kept ?? (await fetch(path));
  if (!response.ok) throw new TypeError(`${path} was answered with ${response.status}`);
  return response;
}

export async function dropFiles(paths: readonly string[]): Promise<void> {
  if (!('caches' in globalThis) || !(await caches.has(cacheName))) return;
  const cache = await caches.open(cacheName);
  for (const path of paths) await cache.delete(absolute(path));
  if ((await cache.keys()).length === 0) await caches.delete(cacheName);
}

/** Takes all of them off this device. */
export const dropAllFiles = async (): Promise<void> => {
  if ('caches' in globalThis) await caches.delete(cacheName);
};
