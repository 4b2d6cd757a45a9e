import { useEffect, useState } from 'react';

/** The second tap of a double tap comes within this time. */
const DOUBLE_TAP_MS = 400;

/**
 * False for a moment after `what` has changed: the second tap of a double tap must not press the button that has just
 * taken the first one's place. `appeared`: so does the component itself. Give the answer to `aria-disabled` too.
 */
export function useSettled(what: string, appeared: 'in-place-of-another' | 'with-its-page' = 'with-its-page'): boolean {
  const [settled, setSettled] = useState(appeared === 'with-its-page' ? what : null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(what), DOUBLE_TAP_MS);
    return () => clearTimeout(timer);
  }, [what]);
  return settled === what;
}
