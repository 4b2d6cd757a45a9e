import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import { CityPackError } from '../../city-pack-error.ts';
import type { DataSource } from '../../data-source.ts';
import { sha256 } from '../../pack-folder.ts';

/** One row of a city's table; a sentence about a cell names file, line and column. */
export class TableRow {
  readonly #table: string;
  readonly #line: number;
  readonly #columns: ReadonlyMap<string, number>;
  readonly #cells: readonly string[];

  /** `columns`: where each stands among the cells, the same for all rows: a table of a whole country is long. */
  constructor(table: string, line: number, columns: ReadonlyMap<string, number>, cells: readonly string[]) {
    this.#table = table;
    this.#line = line;
    this.#columns = columns;
    this.#cells = cells;
  }

  /** Empty where the table has no such column. */
  text(column: string): string {
    return (this.#cells[this.#columns.get(column) ?? -1] ?? '').trim();
  }

  /** A number within bounds, written with a point or a comma; throws `CityPackError` for every other content. */
  number(column: string, least: number, most: number): number {
    const text = this.text(column);
    const value = /^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
    if (!(value >= least && value <= most)) {
      throw this.refusal(column, `"${text.slice(0, 40)}" is no number from ${least} to ${most}`);
    }
    return value;
  }

  wholeNumber(column: string, least: number, most: number): number {
    const value = this.number(column, least, most);
    if (!Number.isInteger(value)) throw this.refusal(column, `"${this.text(column)}" is no whole number`);
    return value;
  }

  /** An ISO 8601 day. */
  date(column: string): string {
    const text = this.text(column);
    const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
    if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) {
      throw this.refusal(column, `"${text.slice(0, 40)}" is no day like 2025-12-31`);
    }
    return text;
  }

  /** Any text that says something. */
  words(column: string): string {
    const text = this.text(column);
    if (text === '' || text.length > 300) throw this.refusal(column, 'has to say something, in at most 300 characters');
    return text;
  }

  refusal(column: string, what: string): CityPackError {
    return new CityPackError(`${this.#table}, line ${this.#line}, column ${column}: ${what}.`);
  }
}

/** A file that a city gives, as the manifest names it. */
export interface CityFile {
  /** Name without its folder. */
  file: string;
  bytes: number;
  sha256: string;
  /** Where its numbers come from and of which day they are, as far as the file itself says so. */
  source?: {
    readonly date: string | null;
    readonly attribution: string;
    /** Missing for the city's own tables, whose licence the city knows. */
    readonly licence?: DataSource['licence'] | undefined;
  };
}

export interface Table extends CityFile {
  rows: readonly TableRow[];
}

/** A city's table out of a file; see `parseTable`. */
export async function readTable(path: string, columns: readonly string[]): Promise<Table> {
  const file = basename(path);
  return parseTable(file, await readCityFile(path), columns);
}

/** The bytes of a file that a city gives; throws `CityPackError` where there is none. */
export async function readCityFile(path: string): Promise<Uint8Array> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new CityPackError(`${basename(path)} cannot be read: ${error.code ?? error.message}.`, { cause: error });
  });
}

/**
 * A city's table: CSV with a heading line, UTF-8, separated by commas or semicolons. Throws `CityPackError` with file,
 * line and column where it is not what it has to be.
 * @param columns that have to be there; others are passed over
 */
export function parseTable(file: string, bytes: Uint8Array, columns: readonly string[]): Table {
  const [[, heading] = [1, []], ...rows] = parseRows(file, decode(file, bytes));
  const names = heading.map((name) => name.trim());
  const at = new Map(names.map((name, index) => [name, index]));
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0)
    throw new CityPackError(`${file}, line 1: the column ${missing.join(' and the column ')} is missing.`);
  return {
    file,
    bytes: bytes.length,
    sha256: sha256(bytes),
    rows: rows.map(([line, cells]) => {
      if (cells.length !== names.length) {
        throw new CityPackError(`${file}, line ${line}: ${cells.length} columns instead of ${names.length}.`);
      }
      return new TableRow(file, line, at, cells);
    }),
  };
}

function decode(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CityPackError(`${file} is not written in UTF-8. Save it as "CSV UTF-8".`);
  }
}

/** Cells by line number, the heading included. */
function parseRows(file: string, text: string): [line: number, cells: string[]][] {
  const [heading = ''] = text.split('\n', 1);
  const delimiter = heading.split(';').length > heading.split(',').length ? ';' : ',';
  const rows: [number, string[]][] = [];
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (record: string[], { lines }) => {
        rows.push([lines, record]);
        return null;
      },
    });
  } catch (error) {
    const line = error instanceof Error && 'lines' in error ? `, line ${error.lines}` : '';
    throw new CityPackError(`${file}${line}: a quotation mark is not closed, or stands in the middle of a cell.`, {
      cause: error,
    });
  }
  if (rows.length === 0) throw new CityPackError(`${file} is empty.`);
  return rows;
}
