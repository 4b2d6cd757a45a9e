import { useEffect, useEffectEvent } from 'react';

/** Not in TypeScript's DOM types yet (HTML standard, «close watchers»). */
interface CloseWatcher {
  onclose: (() => void) | null;
  destroy: () => void;
}
declare global {
  var CloseWatcher: (new () => CloseWatcher) | undefined;
}

/**
 * Calls `onClose` when a person asks to close something: Esc, and the back gesture of Android where the browser has
 * `CloseWatcher`. The last one that became active is asked first.
 */
export function useCloseRequest(active: boolean, onClose: () => void): void {
  const close = useEffectEvent(onClose);
  useEffect(() => {
    if (!active) return;
    const Watcher = globalThis.CloseWatcher;
    if (Watcher) {
      let watcher: CloseWatcher | null = null;
      // A watcher ends with its first request; what it closed may have a further step to close.
      const watch = () => {
        watcher = new Watcher();
        watcher.onclose = () => {
          watch();
          close();
        };
      };
      watch();
      return () => watcher?.destroy();
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      close();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [active]);
}
