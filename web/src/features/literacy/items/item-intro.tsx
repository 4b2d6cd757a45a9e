import type { ReactNode } from 'react';
import { m } from '~/platform/i18n/index.ts';
import { Button } from '~/ui/index.ts';

interface ItemIntroProps {
  readonly intro: ReactNode;
  readonly onBegin: () => void;
}

/** What is asked, before the first statement: the statements themselves then have the whole screen. */
export function ItemIntro({ intro, onBegin }: ItemIntroProps) {
  return (
    <div className="stack">
      {intro}
      <p className="muted">{m.learn_item_keys()}</p>
      <Button block icon="arrow-right" onClick={onBegin}>
        {m.learn_item_begin()}
      </Button>
    </div>
  );
}
