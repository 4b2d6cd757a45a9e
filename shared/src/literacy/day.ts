/**
 * Days between two days of the calendar (ISO 8601, `2026-03-29`), negative where `later` comes first. Days of the
 * calendar have no hours, so a change of the clocks cannot move a date.
 */
export function daysBetween(earlier: string, later: string): number {
  return Math.round((Date.parse(`${later}T00:00:00Z`) - Date.parse(`${earlier}T00:00:00Z`)) / 86_400_000);
}

/** The day so many days after another. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The day that a clock shows. `instant`: ISO 8601 in UTC; `offsetMinutes`: how far the local time is ahead of UTC then. */
export function localDay(instant: string, offsetMinutes: number): string {
  return new Date(Date.parse(instant) + offsetMinutes * 60_000).toISOString().slice(0, 10);
}
