import { canBeOtherwise } from '@werkstadt/shared/planning/lane/what-if';
import { useState } from 'react';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button } from '~/ui/index.ts';
import { WhatIfSlider, type WhatIfSliderProps } from './what-if-slider.tsx';

/** Where another value of an assumption can be tried the way to try it. */
export function TryOut(props: WhatIfSliderProps) {
  useLocale();
  const [open, setOpen] = useState(false);
  if (!canBeOtherwise(props.assumption.id)) return null;
  return (
    <div className="stack stack--tight">
      {open && <WhatIfSlider {...props} />}
      <div>
        <Button variant="quiet" size="small" icon="filter" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? m.planning_try_close() : m.planning_try()}
        </Button>
      </div>
    </div>
  );
}
