import { currentLocale, htmlLanguage } from './index.ts';

/** Plain British where it is English: «4 November 2026». */
const language = () => (htmlLanguage(currentLocale()) === 'en' ? 'en-GB' : 'de-DE');

/** City time: what a German municipality announces is read in its own time zone. */
const timeZone = 'Europe/Berlin';

/** Making a formatter takes a slow phone 5 to 20 ms and a list asks for hundreds: one of each for a language. */
function once<Formatter>(make: (language: string) => Formatter): () => Formatter {
  const made = new Map<string, Formatter>();
  return () => {
    const asked = language();
    const formatter = made.get(asked) ?? make(asked);
    made.set(asked, formatter);
    return formatter;
  };
}
const number = (options: Intl.NumberFormatOptions) => once((asked) => new Intl.NumberFormat(asked, options));
const moment = (options: Intl.DateTimeFormatOptions) =>
  once((asked) => new Intl.DateTimeFormat(asked, { ...options, timeZone }));

const plain = number({});
const whole = number({ maximumFractionDigits: 0 });
const oneDigit = number({ maximumFractionDigits: 1 });
const metre = number({ style: 'unit', unit: 'meter', maximumFractionDigits: 0 });
const kilometre = number({ style: 'unit', unit: 'kilometer', maximumFractionDigits: 1 });
const wholeKilometre = number({ style: 'unit', unit: 'kilometer', maximumFractionDigits: 0 });
const kilobyte = number({ style: 'unit', unit: 'kilobyte', maximumFractionDigits: 1 });
const megabyte = number({ style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
const day = moment({ dateStyle: 'long' });
const minute = moment({ dateStyle: 'long', timeStyle: 'short' });
const relative = once((asked) => new Intl.RelativeTimeFormat(asked, { numeric: 'auto' }));

export const formatNumber = (value: number): string => plain().format(value);

/** Metres as people say them: «850 m», «1,9 km». */
export function formatLength(metres: number): string {
  if (metres < 1000) return metre().format(metres);
  return (metres < 100_000 ? kilometre() : wholeKilometre()).format(metres / 1000);
}

/** Square metres as people say them: «900 m²», «3,4 ha», «12 km²». */
export function formatArea(squareMetres: number): string {
  if (squareMetres < 10_000) return `${whole().format(squareMetres)} m²`;
  if (squareMetres < 1_000_000) return `${oneDigit().format(squareMetres / 10_000)} ha`;
  return `${oneDigit().format(squareMetres / 1_000_000)} km²`;
}

/** Bytes as people say them: «1,3 MB». */
export const formatBytes = (bytes: number): string =>
  bytes >= 1_000_000 ? megabyte().format(bytes / 1_000_000) : kilobyte().format(bytes / 1000);

/** «8. Februar 2027» of an ISO 8601 instant or date. */
export const formatDate = (iso: string): string => day().format(new Date(iso));

/** «8. Februar 2027, 14:05» of an ISO 8601 instant. */
export const formatDateTime = (iso: string): string => minute().format(new Date(iso));

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
  return relative().format(Math.trunc(seconds / secondsOf[unit]), unit);
}
