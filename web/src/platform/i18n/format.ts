import { currentLocale, htmlLanguage } from './index.ts';

/** Plain British where it is English: «4 November 2026». */
const language = () => (htmlLanguage(currentLocale()) === 'en' ? 'en-GB' : 'de-DE');

/** City time: what a German municipality announces is read in its own time zone. */
const timeZone = 'Europe/Berlin';

export const formatNumber = (value: number): string => new Intl.NumberFormat(language()).format(value);

/** Metres as people say them: «850 m», «1,9 km». */
export function formatLength(metres: number): string {
  const inKilometres = metres >= 1000;
  return new Intl.NumberFormat(language(), {
    style: 'unit',
    unit: inKilometres ? 'kilometer' : 'meter',
    maximumFractionDigits: inKilometres && metres < 100_000 ? 1 : 0,
  }).format(inKilometres ? metres / 1000 : metres);
}

/** Square metres as people say them: «900 m²», «3,4 ha», «12 km²». */
export function formatArea(squareMetres: number): string {
  const format = (value: number, digits: number) =>
    new Intl.NumberFormat(language(), { maximumFractionDigits: digits }).format(value);
  if (squareMetres < 10_000) return `${format(squareMetres, 0)} m²`;
  if (squareMetres < 1_000_000) return `${format(squareMetres / 10_000, 1)} ha`;
  return `${format(squareMetres / 1_000_000, 1)} km²`;
}

/** Bytes as people say them: «1,3 MB». */
export function formatBytes(bytes: number): string {
  const [unit, divisor] = bytes >= 1_000_000 ? (['megabyte', 1_000_000] as const) : (['kilobyte', 1000] as const);
  return new Intl.NumberFormat(language(), { style: 'unit', unit, maximumFractionDigits: 1 }).format(bytes / divisor);
}

/** «8. Februar 2027» of an ISO 8601 instant or date. */
export const formatDate = (iso: string): string =>
  new Intl.DateTimeFormat(language(), { dateStyle: 'long', timeZone }).format(new Date(iso));

/** «8. Februar 2027, 14:05» of an ISO 8601 instant. */
export const formatDateTime = (iso: string): string =>
  new Intl.DateTimeFormat(language(), { dateStyle: 'long', timeStyle: 'short', timeZone }).format(new Date(iso));

const steps = [
  [60, 'second'],
  [3600, 'minute'],
  [86_400, 'hour'],
  [30 * 86_400, 'day'],
  [365 * 86_400, 'month'],
] as const;
const secondsOf = { second: 1, minute: 60, hour: 3600, day: 86_400, month: 30 * 86_400, year: 365 * 86_400 } as const;

/** «vor 5 Minuten» / «in 24 Tagen»; `nowMs` is the device's clock in milliseconds. Show the full date in `title`. */
export function formatRelative(iso: string, nowMs: number): string {
  const seconds = (Date.parse(iso) - nowMs) / 1000;
  const unit = steps.find(([limit]) => Math.abs(seconds) < limit)?.[1] ?? 'year';
  return new Intl.RelativeTimeFormat(language(), { numeric: 'auto' }).format(
    Math.trunc(seconds / secondsOf[unit]),
    unit,
  );
}
