import { type ReactNode, useEffect, useRef } from 'react';

interface TakesFocusProps {
  /** By an act of this visit: what is on screen when a page opens leaves the focus alone. */
  readonly when: boolean;
  readonly children: ReactNode;
}

/** What takes the place of a control that was pressed: without it the focus would be nowhere (WCAG 2.4.3). */
export function TakesFocus({ when, children }: TakesFocusProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (when) place.current?.focus({ preventScroll: true });
  }, [when]);
  return (
    <div className="takes-focus" ref={place} tabIndex={-1}>
      {children}
    </div>
  );
}
