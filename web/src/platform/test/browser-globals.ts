/** The few parts of a browser's globals that the platform listens to; Node has the rest (WebCrypto, Blob, locks). */
const page = new EventTarget();
const documentEvents = new EventTarget();
const kept = new Map<string, string>();

Object.defineProperty(navigator, 'onLine', { value: true, configurable: true });
Object.assign(globalThis, {
  addEventListener: page.addEventListener.bind(page),
  removeEventListener: page.removeEventListener.bind(page),
  dispatchEvent: page.dispatchEvent.bind(page),
  location: { origin: 'https://stadt.example' },
  document: {
    visibilityState: 'visible',
    addEventListener: documentEvents.addEventListener.bind(documentEvents),
    removeEventListener: documentEvents.removeEventListener.bind(documentEvents),
  },
  localStorage: {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  },
});
