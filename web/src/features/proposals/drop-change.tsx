import { useState } from 'react';
import { m } from '~/platform/i18n/index.ts';
import { Button, Dialog } from '~/ui/index.ts';

/** Lets go of a change that nobody else has, after one more question. */
export function DropChange({ onDrop }: { readonly onDrop: () => void }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button icon="trash" onClick={() => setAsking(true)}>
        {m.propose_drop_change()}
      </Button>
      {asking && (
        <Dialog
          open
          title={m.propose_drop_title()}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{m.propose_drop_keep()}</Button>
              <Button variant="danger" icon="trash" onClick={onDrop}>
                {m.propose_drop_yes()}
              </Button>
            </>
          }
        >
          <p>{m.propose_drop_text()}</p>
        </Dialog>
      )}
    </>
  );
}
