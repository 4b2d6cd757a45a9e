import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { m } from '~/platform/i18n/index.ts';
import { IconButton } from './icon-button.tsx';

export interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  /** Esc, the close button, the back gesture. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the primary one last. */
  readonly actions?: ReactNode | undefined;
}

/** Native modal dialog: the browser keeps the focus inside and gives it back to the opener. At the foot on phones. */
export function Dialog({ open, title, onClose, children, actions }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Closed while it is still in the document, also where it goes with its parent: else the focus would be lost.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!open || !element) return;
    element.showModal();
    return () => element.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      className="kern-dialog dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={() => {
        if (open && !dialog.current?.open) onClose();
      }}
    >
      {open && (
        <>
          <header className="kern-dialog__header dialog__header">
            <h2 className="dialog__title" id={titleId}>
              {title}
            </h2>
            <IconButton icon="close" label={m.ui_close()} onClick={onClose} />
          </header>
          <div className="kern-dialog__body dialog__body">{children}</div>
          {actions && <footer className="kern-dialog__footer dialog__footer">{actions}</footer>}
        </>
      )}
    </dialog>
  );
}
