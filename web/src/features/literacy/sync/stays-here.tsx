import { useCity } from '~/platform/data/index.ts';
import { m } from '~/platform/i18n/index.ts';
import { Icon } from '~/ui/index.ts';
import { useSyncRecord } from './sync-record.ts';

/** Where answers go: nowhere, unless the learner has turned sending on. `stays`: what is said then. */
export function StaysHere({ stays }: { readonly stays: string }) {
  const city = useCity();
  const { on } = useSyncRecord(city.id);
  return (
    <p className="learn-stays">
      <Icon name={on ? 'send' : 'phone'} size={20} />
      <span>{on ? m.learn_sync_goes_along({ city: city.name }) : stays}</span>
    </p>
  );
}
