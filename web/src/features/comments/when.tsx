import { useSyncExternalStore } from 'react';
import { formatDate, formatDateTime, formatRelative } from '~/platform/i18n/format.ts';
import { useLocale } from '~/platform/i18n/index.ts';

/** Older than a week is easier read as a date. */
const RELATIVE_UP_TO_MS = 7 * 86_400_000;

const MINUTE_MS = 60_000;

function eachMinute(listener: () => void): () => void {
  const timer = setInterval(listener, MINUTE_MS);
  return () => clearInterval(timer);
}

const minuteNow = (): number => Math.floor(Date.now() / MINUTE_MS);

/** «vor 2 Tagen», later «12. Mai 2027»; the full time is in the title and for machines. `iso`: ISO 8601 instant. */
export function When({ iso }: { readonly iso: string }) {
  useLocale();
  // What is near goes on: what stands here may be drawn once and looked at for an hour.
  useSyncExternalStore(eachMinute, minuteNow);
  const nowMs = Date.now();
  const recent = Math.abs(nowMs - Date.parse(iso)) < RELATIVE_UP_TO_MS;
  return (
    <time dateTime={iso} title={formatDateTime(iso)}>
      {recent ? formatRelative(iso, nowMs) : formatDate(iso)}
    </time>
  );
}
