import { type RefObject, useEffect, useRef } from 'react';

/**
 * Where what had the focus goes with a change of this component (a card that was discarded, a button whose work is done),
 * the focus comes to this place instead of being lost. The place needs `tabIndex={-1}`; nothing scrolls.
 */
export function useFocusKept<E extends HTMLElement>(): RefObject<E | null> {
  const place = useRef<E>(null);
  const last = useRef<EventTarget | null>(null);
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      last.current = target;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  useEffect(() => {
    const gone = last.current instanceof Element && !last.current.isConnected;
    if (gone && document.activeElement === document.body) place.current?.focus({ preventScroll: true });
  });
  return place;
}
