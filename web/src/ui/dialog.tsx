import { type ReactNode, useEffect, useId, useRef } from 'react';
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
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
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
        if (open) onClose();
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
