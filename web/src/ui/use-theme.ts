import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark';

const currentTheme = (): Theme => (document.documentElement.dataset.kernTheme === 'dark' ? 'dark' : 'light');

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-kern-theme'] });
  return () => observer.disconnect();
}

/** The theme on screen, whether chosen or the device's: for what cannot be styled by CSS (the map). */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, currentTheme);
}
