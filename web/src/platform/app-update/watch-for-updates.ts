import type { Workbox } from 'workbox-window';
import { whenAllSaved } from '../drafts/unsaved-lock.ts';
import { loadAnew } from './load-anew.ts';

/** While the page is open the server is asked this often for a newer version. */
const ASK_EVERY_MS = 60 * 60_000;
/** A page that was loaded less than this ago and misses a part again would only go round in circles. */
const JUST_RELOADED_MS = 10_000;

const state = { waiting: false, workbox: null as Workbox | null, byThisTab: false };
const listeners = new Set<() => void>();

export function subscribeUpdates(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const updateWaits = (): boolean => state.waiting;

function offer(): void {
  state.waiting = true;
  for (const listener of listeners) listener();
}

/**
 * Puts the new version in place: once no tab has an unsaved step of a draft, this tab starts anew. Other tabs go on as
 * they are, with the parts of their own version, and offer the same button: nothing changes under a person's hands.
 */
export async function applyUpdate(): Promise<void> {
  state.byThisTab = true;
  await whenAllSaved(async () => {
    const registration = await navigator.serviceWorker?.getRegistration();
    // Another tab has put it in place already, or a part of this version is gone: loading anew is all there is to do.
    if (registration?.waiting && state.workbox) state.workbox.messageSkipWaiting();
    else location.reload();
  });
}

/**
 * A lazily loaded part of this version is to be had no more: only the whole page of a newer one helps. Without a
 * network there may well be none: the part says itself that it is missing.
 */
function onMissingPart(event: Event): void {
  event.preventDefault();
  if (!navigator.onLine) return;
  const justReloaded = performance.now() < JUST_RELOADED_MS;
  if (justReloaded) offer();
  else void loadAnew();
}

/** Called once, by the entry of the app; registers the service worker in built versions. */
export function watchForUpdates(): void {
  addEventListener('vite:preloadError', onMissingPart);
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // The very first service worker of a visit takes the page over too: that is no new version.
  let controlled = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (state.byThisTab) location.reload();
    else if (controlled) offer();
    controlled = true;
  });
  register().catch((error: unknown) => console.warn('the app does not start without a network here', error));
}

/** Loaded beside the first paint, which does not wait for it. */
async function register(): Promise<void> {
  const { Workbox } = await import('workbox-window');
  const workbox = new Workbox('/sw.js');
  state.workbox = workbox;
  workbox.addEventListener('waiting', offer);
  await workbox.register();
  setInterval(() => {
    if (document.visibilityState === 'visible') workbox.update().catch(() => undefined);
  }, ASK_EVERY_MS);
}
