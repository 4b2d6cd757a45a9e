import { storageName } from '../platform/storage/registry.ts';

const EARLIER = storageName('shell', { version: 'earlier' });
/** About two releases of the app's parts. */
const MAX_ENTRIES = 150;

const isHashedAsset = (url: string): boolean => new URL(url).pathname.startsWith('/assets/');

/**
 * Lazily loaded parts of the version before stay for a while: a tab that was opened with it still finds them, however
 * late its person goes on. Their names carry a hash, so they never mix with newer ones.
 */
export async function keepEarlierAssets(currentCache: string, newUrls: ReadonlySet<string>): Promise<void> {
  if (!(await caches.has(currentCache))) return;
  const [current, earlier] = [await caches.open(currentCache), await caches.open(EARLIER)];
  for (const request of await current.keys()) {
    if (!isHashedAsset(request.url) || newUrls.has(request.url)) continue;
    const response = await current.match(request);
    if (response) await earlier.put(request, response);
  }
  const kept = await earlier.keys();
  for (const request of kept.slice(0, Math.max(0, kept.length - MAX_ENTRIES))) await earlier.delete(request);
}

export async function matchEarlierAsset(request: Request): Promise<Response | undefined> {
  return (await caches.has(EARLIER)) ? (await caches.open(EARLIER)).match(request) : undefined;
}
