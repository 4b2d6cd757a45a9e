import { useEffect, useId, useState } from 'react';
import { discardItem, type OutboxItem } from '~/platform/data/index.ts';
import { m } from '~/platform/i18n/index.ts';
import { Button, Dialog, showToast } from '~/ui/index.ts';
import { actName } from './act-name.ts';

export interface DiscardDialogProps {
  readonly item: OutboxItem;
  readonly title: string;
  readonly onExport: () => void;
  readonly onClose: () => void;
}

/** Asks twice: what is discarded here exists nowhere else. */
export function DiscardDialog({ item, title, onExport, onClose }: DiscardDialogProps) {
  const keepId = useId();
  const [sure, setSure] = useState(false);
  // A second press of the same key must not be the second answer.
  useEffect(() => {
    if (sure) document.getElementById(keepId)?.focus();
  }, [sure, keepId]);
  const discard = async () => {
    await discardItem(item.mid);
    showToast({ text: m.me_discarded() });
    onClose();
  };
  return (
    <Dialog
      open
      title={sure ? m.me_discard_sure_title() : m.me_discard_title()}
      onClose={onClose}
      actions={
        <>
          <Button id={keepId} onClick={onClose}>
            {m.me_discard_keep()}
          </Button>
          {sure ? (
            <Button variant="danger" icon="trash" onClick={discard}>
              {m.me_discard_yes()}
            </Button>
          ) : (
            <Button onClick={() => setSure(true)}>{m.me_discard()}</Button>
          )}
        </>
      }
    >
      <div className="stack">
        <div>
          <p className="citizen-text me-excerpt">
            <strong>{title}</strong>
          </p>
          <p className="muted small">{actName(item)}</p>
        </div>
        <p>{sure ? m.me_discard_sure_text() : m.me_discard_text()}</p>
        <Button icon="export" onClick={onExport}>
          {m.me_export_first()}
        </Button>
      </div>
    </Dialog>
  );
}
