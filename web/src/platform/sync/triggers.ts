/** While the page is seen, the city is asked this often even if no poke comes: a lost poke costs time only. */
const TIMER_MS = 60_000;

/**
 * Calls `sync` when it may be worth it: network back, page seen again, and every minute while it is seen ([S24]). A
 * network that is back makes earlier failures mean nothing: it asks for `now`, whatever the back-off says.
 */
export function watchTriggers(sync: (options?: { readonly now: boolean }) => void, leaving: () => void): () => void {
  const onOnline = () => sync({ now: true });
  const onVisibility = () => (document.visibilityState === 'visible' ? sync() : leaving());
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') sync();
  }, TIMER_MS);
  addEventListener('online', onOnline);
  addEventListener('pagehide', leaving);
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    clearInterval(timer);
    removeEventListener('online', onOnline);
    removeEventListener('pagehide', leaving);
    document.removeEventListener('visibilitychange', onVisibility);
  };
}
