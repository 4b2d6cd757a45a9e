/** One cell as RFC 4180 writes it: in quotation marks only where it has to be. */
export const csvCell = (text: string): string =>
  /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

export interface CsvLine {
  /** Of the file, the first line is 1. */
  readonly line: number;
  /** Null where a quotation mark is not closed or stands in the middle of a cell. */
  readonly cells: readonly string[] | null;
}

/** The lines of a table as programs save it: a byte order mark, CRLF and empty lines are passed over. */
export function csvLines(text: string): CsvLine[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((content, index) => (content.trim() === '' ? [] : [{ line: index + 1, cells: cellsOf(content) }]));
}

function cellsOf(content: string): string[] | null {
  const cells: string[] = [];
  const cell = /\s*(?:"((?:[^"]|"")*)"|([^",]*))\s*(,|$)/y;
  while (cell.lastIndex <= content.length) {
    const found = cell.exec(content);
    if (!found) return null;
    cells.push(found[1] === undefined ? (found[2] ?? '').trim() : found[1].replaceAll('""', '"'));
    if (found[3] === '') return cells;
  }
  return null;
}
