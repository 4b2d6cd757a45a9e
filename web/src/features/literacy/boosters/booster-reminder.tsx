import { remindsOfBooster } from '@werkstadt/shared/literacy/boosters';
import { useCity } from '~/platform/data/index.ts';
import { m } from '~/platform/i18n/index.ts';
import { Button, ButtonLink, Notice } from '~/ui/index.ts';
import { changeBoosters, useBoosters, useDueBooster } from './booster-record.ts';

/** In the Learn tab, when one is due: leads there, or sends the reminder away for good. */
export function BoosterReminder() {
  const params = { city: useCity().slug };
  const state = useBoosters();
  if (!remindsOfBooster(state, useDueBooster())) return null;
  return (
    <Notice
      title={m.booster_due()}
      actions={
        <>
          <ButtonLink size="small" to="/$city/learn/refresh" params={params}>
            {m.booster_start()}
          </ButtonLink>
          <Button size="small" onClick={() => changeBoosters((boosters) => ({ ...boosters, dismissed: true }))}>
            {m.booster_dismiss()}
          </Button>
        </>
      }
    >
      {m.booster_due_text()}
    </Notice>
  );
}
