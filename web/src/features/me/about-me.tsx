import { useState } from 'react';
import { exportEverything, useCity } from '~/platform/data/index.ts';
import { m } from '~/platform/i18n/index.ts';
import { Button, showToast } from '~/ui/index.ts';
import { EraseDialog } from './erase-dialog.tsx';
import { exportName, saveFile } from './save-file.ts';

/** Everything about this person as a file, also offline ([TR10]). */
export function ExportEverything() {
  const { slug } = useCity();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      saveFile(await exportEverything(), exportName(slug, '', 'zip'));
      showToast({ text: m.me_exported() });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button icon="export" busy={busy} onClick={save}>
      {m.me_export_all()}
    </Button>
  );
}

/** The way out: erase everything about this person ([TR11]). */
export function EraseMe() {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button icon="trash" onClick={() => setAsking(true)}>
        {m.me_erase()}
      </Button>
      {asking && <EraseDialog onClose={() => setAsking(false)} />}
    </>
  );
}
