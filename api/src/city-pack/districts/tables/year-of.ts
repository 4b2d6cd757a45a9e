import type { TableRow } from '../../planning/tables/read-table.ts';

/** The school year of a row, as "2026/27". */
export function yearOf(row: TableRow): string {
  const text = row.text('year');
  const [, first = '', second = ''] = /^(\d{4})\/(\d{2})$/.exec(text) ?? [];
  if (first === '' || (Number(first) + 1) % 100 !== Number(second)) {
    throw row.refusal('year', `"${text.slice(0, 40)}" is no school year like 2026/27`);
  }
  return text;
}
