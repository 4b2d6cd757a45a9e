import { useEffect, useState } from 'react';

/** Long enough for a run of changes to end before it is read. */
const PAUSE_MS = 600;

const listeners = new Set<(text: string) => void>();

/** Says a change to screen readers, politely, after a pause; what comes within the pause replaces it ([UI5]). */
export function announce(text: string): void {
  for (const listener of listeners) listener(text);
}

/** The one polite live region of the app. It says what differs, and nothing twice in a row. */
export function LiveRegion() {
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listener = (text: string) => {
      clearTimeout(timer);
      timer = setTimeout(() => setSpoken(text), PAUSE_MS);
    };
    listeners.add(listener);
    return () => {
      clearTimeout(timer);
      listeners.delete(listener);
    };
  }, []);
  return (
    <div className="visually-hidden" role="status" aria-live="polite" data-live-region="">
      {spoken}
    </div>
  );
}
