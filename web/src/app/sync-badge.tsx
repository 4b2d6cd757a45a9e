import { Link } from '@tanstack/react-router';
import { type SyncStatus, useCity, useSyncStatus, useWaitingPhotos } from '~/platform/data/index.ts';
import { formatNumber } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { type SignName, StateSign, VisuallyHidden } from '~/ui/index.ts';

function wordsOf(
  status: SyncStatus,
  photos: number,
): { readonly sign: SignName; readonly words: string; readonly count?: number } {
  if (status.attention > 0) return { sign: 'attention', words: m.shell_sync_attention(), count: status.attention };
  if (status.sending && status.saved > 0) return { sign: 'sending', words: m.shell_sync_sending() };
  if (status.saved > 0) return { sign: 'saved', words: m.shell_sync_saved({ count: formatNumber(status.saved) }) };
  if (photos > 0) return { sign: 'saved', words: m.shell_sync_photos({ count: photos }) };
  return { sign: 'received', words: m.shell_sync_all_received() };
}

/** What of mine is where, in one glance; opens the list of all that lies on this device. */
export function SyncBadge() {
  useLocale();
  const city = useCity();
  const status = useSyncStatus();
  const photos = useWaitingPhotos().filter(({ state }) => state !== 'not-here');
  const refused = photos.filter(({ state }) => state === 'refused').length;
  const attention = status.attention + refused;
  const { sign, words, count } = wordsOf({ ...status, attention }, photos.length - refused);
  return (
    <Link to="/$city/me/device" params={{ city: city.slug }} className={`sync-badge sync-badge--${sign}`}>
      <StateSign sign={sign} size={20} />
      {count !== undefined && <span className="sync-badge__count">{formatNumber(count)}</span>}
      <span className="sync-badge__words">{words}</span>
      <VisuallyHidden> · {m.shell_sync_more()}</VisuallyHidden>
    </Link>
  );
}
