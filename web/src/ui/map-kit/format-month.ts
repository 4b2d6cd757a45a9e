/** «02/2016» of an ISO 8601 date: short enough to stand on every map. */
export function formatMonth(isoDate: string): string {
  const [, year, month] = /^(\d{4})-(\d{2})/.exec(isoDate) ?? [];
  return year && month ? `${month}/${year}` : isoDate;
}
