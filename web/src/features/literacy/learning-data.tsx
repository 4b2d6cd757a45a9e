import { useState } from 'react';
import { offerFile } from '~/platform/export/offer-file.ts';
import { m } from '~/platform/i18n/index.ts';
import { learningStore, useLearningRecords } from '~/platform/learning/index.ts';
import { Button, Dialog, Notice, showToast } from '~/ui/index.ts';
import { ProgressSync } from './sync/progress-sync.tsx';

/** One's own answers: a copy of them, away with them, or along to the city; nothing else takes them off the device ([H8]). */
export function LearningData() {
  const { records, notKept } = useLearningRecords();
  const [asking, setAsking] = useState(false);
  const save = () => {
    const content = `${JSON.stringify(Object.fromEntries(records), null, 2)}\n`;
    const day = new Date().toISOString().slice(0, 10);
    offerFile(new Blob([content], { type: 'application/json' }), `werkstadt-lernen-${day}.json`);
    showToast({ text: m.learn_data_exported() });
  };
  const erase = async () => {
    await learningStore.erase();
    setAsking(false);
    showToast({ text: m.learn_data_erased() });
  };
  return (
    <div className="stack">
      {notKept && <Notice tone="warning">{m.learn_not_kept()}</Notice>}
      <p className="muted">{m.learn_data_text()}</p>
      <div className="button-row">
        <Button icon="export" onClick={save}>
          {m.learn_data_export()}
        </Button>
        <Button icon="trash" onClick={() => setAsking(true)}>
          {m.learn_data_erase()}
        </Button>
      </div>
      <ProgressSync />
      {asking && (
        <Dialog
          open
          title={m.learn_data_erase_title()}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{m.learn_data_keep()}</Button>
              <Button variant="danger" icon="trash" onClick={erase}>
                {m.learn_data_erase()}
              </Button>
            </>
          }
        >
          <p>{m.learn_data_erase_text()}</p>
        </Dialog>
      )}
    </div>
  );
}
