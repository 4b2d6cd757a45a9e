import { type ReactNode, useEffect, useState } from 'react';
import { m } from '~/platform/i18n/index.ts';
import { IconButton } from './icon-button.tsx';
import { announce } from './live-region.tsx';

export interface ToastMessage {
  readonly text: string;
  /** One small button: undo, open. */
  readonly action?: ReactNode | undefined;
}

/** Goes by itself only where nothing has to be pressed (2.2.1). */
const SHOWN_MS = 6000;

const listeners = new Set<(message: ToastMessage) => void>();

/** Says in passing what has just happened. Anything a person must read stands in a `Notice` instead. */
export function showToast(message: ToastMessage): void {
  announce(message.text);
  for (const listener of listeners) listener(message);
}

/** Where toasts appear; once, in the shell. */
export function ToastRegion() {
  const [shown, setShown] = useState<ToastMessage | null>(null);
  useEffect(() => {
    listeners.add(setShown);
    return () => {
      listeners.delete(setShown);
    };
  }, []);
  useEffect(() => {
    if (!shown || shown.action) return;
    const timer = setTimeout(() => setShown(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  if (!shown) return null;
  return (
    <section className="toast" aria-label={m.ui_toast()}>
      <p className="toast__text">{shown.text}</p>
      {shown.action}
      <IconButton icon="close" label={m.ui_close()} onClick={() => setShown(null)} />
    </section>
  );
}
