/** While the page is seen, the city is asked this often even if no poke comes: a lost poke costs time only. */
const TIMER_MS = 60_000;

/** Calls `sync` when it may be worth it: network back, page seen again, and every minute while it is seen ([S24]). */
export function watchTriggers(sync: () => void, leaving: () => void): () => void {
  const onVisibility = () => (document.visibilityState === 'visible' ? sync() : leaving());
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') sync();
  }, TIMER_MS);
  addEventListener('online', sync);
  addEventListener('pagehide', leaving);
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    clearInterval(timer);
    removeEventListener('online', sync);
    removeEventListener('pagehide', leaving);
    document.removeEventListener('visibilitychange', onVisibility);
  };
}
