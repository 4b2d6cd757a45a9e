import { PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { matchKeptFile } from '../platform/learning/kept-files.ts';
import { storageName } from '../platform/storage/registry.ts';
import { keepEarlierAssets, matchEarlierAsset } from './earlier-assets.ts';
import { isPicture, SeenPictures } from './pictures.ts';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: { url: string; revision: string | null }[] };

const CURRENT = storageName('shell', { version: 'current' });

/** Pages under these come from the server alone: data, map archives, pictures, health, keys ([SEC8]). */
const neverCached = [/^\/(trpc|packs|snapshots|media)(\/|$)/, /^\/healthz$/, /^\/\.well-known\//];

const shell = new PrecacheController({ cacheName: CURRENT });
shell.addToCacheList(self.__WB_MANIFEST);

self.addEventListener('install', (event) => {
  // Before the new version's files replace the old ones: an open tab still asks for those.
  event.waitUntil(keepEarlierAssets(CURRENT, new Set(shell.getCachedURLs())).then(() => shell.install(event)));
});
self.addEventListener('activate', (event) => {
  // The very first page is served from here at once, so that its later parts are there without a network too.
  event.waitUntil(shell.activate(event).then(() => self.clients.claim()));
});
/** Sent by the person's own button, never by itself. */
self.addEventListener('message', (event) => {
  if (event.data?.type === 'SKIP_WAITING') self.skipWaiting();
});

registerRoute(new PrecacheRoute(shell));
registerRoute(new NavigationRoute(shell.createHandlerBoundToURL('/index.html'), { denylist: neverCached }));
/** Their addresses carry a hash: the app's own files, and those of a city's learning modules. */
const hashed = /^\/(assets|packs\/[^/]+\/modules)\//;
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && hashed.test(url.pathname),
  async ({ request }) => (await matchEarlierAsset(request)) ?? (await matchKeptFile(request)) ?? fetch(request),
);

const pictures = new SeenPictures();
registerRoute(
  ({ request, url, sameOrigin }) => sameOrigin && isPicture(request, url),
  ({ request, event }) => pictures.answer(request, (work) => event.waitUntil(work)),
);
