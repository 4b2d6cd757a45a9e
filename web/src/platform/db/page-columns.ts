import { drawnGeometrySchema } from '@werkstadt/shared/geometry/geojson';
import { signPosition } from '@werkstadt/shared/geometry/sign-position';
import { type Proposal, proposalStates } from '@werkstadt/shared/proposal/proposal';
import { tableNumbers } from '@werkstadt/shared/sync/table';
import * as z from 'zod/mini';
import { rowForm } from '../app-version.ts';
import type { RowRecord } from './cache-database.ts';

export const ID_BYTES = 16;

const placeSchema = z.object({
  createdAt: z.string(),
  state: z.enum(proposalStates),
  geometry: drawnGeometrySchema,
});

/**
 * What a start needs of a page before the page itself has been read: typed arrays with one place for each row, in the
 * page's order. A hundred thousand rows are read in the time of a few hundred whole ones.
 */
export interface PageColumns {
  readonly scopeId: string;
  readonly page: number;
  /** 16 bytes a row. */
  readonly ids: Uint8Array;
  readonly v: Float64Array;
  /** Numbers of `tableNumbers`; 0 for a tombstone, and for what this version cannot read. */
  readonly tables: Uint8Array;
  /** Of proposals, milliseconds since 1970. */
  readonly createdAt: Float64Array;
  /** Of proposals, place in `proposalStates`. */
  readonly states: Uint8Array;
  /** Of proposals, where their sign stands: WGS 84 degrees. */
  readonly longitudes: Float64Array;
  readonly latitudes: Float64Array;
}

export function columnsOf(scopeId: string, page: number, rows: readonly RowRecord[]): PageColumns {
  const count = rows.length;
  const columns: PageColumns = {
    scopeId,
    page,
    ids: new Uint8Array(count * ID_BYTES),
    v: new Float64Array(count),
    tables: new Uint8Array(count),
    createdAt: new Float64Array(count),
    states: new Uint8Array(count),
    longitudes: new Float64Array(count),
    latitudes: new Float64Array(count),
  };
  for (const [at, row] of rows.entries()) {
    writeId(columns.ids, at, row.id);
    columns.v[at] = row.v;
    // Only what some version's schemas have read has the form that is relied on here.
    if (row.body === null || row.readBy === undefined || !isTableName(row.table)) continue;
    columns.tables[at] = tableNumbers[row.table];
    if (row.table === 'proposal') writeProposal(columns, at, row);
  }
  return columns;
}

const isTableName = (table: string): table is keyof typeof tableNumbers => Object.hasOwn(tableNumbers, table);

/** This very code has read the body. */
const isProposal = (row: RowRecord): row is RowRecord & { readonly body: Proposal } =>
  row.table === 'proposal' && row.body !== null && row.readBy === rowForm;

function readPlace(row: RowRecord): Pick<Proposal, 'createdAt' | 'state' | 'geometry'> | null {
  if (isProposal(row)) return row.body;
  const parsed = placeSchema.safeParse(row.body);
  return parsed.success ? parsed.data : null;
}

function writeProposal(columns: PageColumns, at: number, row: RowRecord): void {
  const place = readPlace(row);
  if (!place) return;
  const [longitude, latitude] = signPosition(place.geometry);
  columns.createdAt[at] = Date.parse(place.createdAt);
  columns.states[at] = proposalStates.indexOf(place.state);
  columns.longitudes[at] = longitude;
  columns.latitudes[at] = latitude;
}

function writeId(ids: Uint8Array, at: number, id: string): void {
  const digits = id.replaceAll('-', '');
  for (let byte = 0; byte < ID_BYTES; byte++) {
    ids[at * ID_BYTES + byte] = Number.parseInt(digits.slice(byte * 2, byte * 2 + 2), 16);
  }
}

/** The random end of an id (48 bits) as a number: tells rows apart without a text for each. */
export const endOfId = (id: string): number => Number.parseInt(id.slice(-12), 16);

export function endAt({ ids }: PageColumns, at: number): number {
  let end = 0;
  for (let byte = at * ID_BYTES + 10; byte < (at + 1) * ID_BYTES; byte++) end = end * 256 + (ids[byte] ?? 0);
  return end;
}

/** Whether a page holds an older version of one of these rows: `newer` has their change numbers by the end of their ids. */
export function holdsOlder(columns: PageColumns, newer: ReadonlyMap<number, number>): boolean {
  for (let at = 0; at < columns.v.length; at++) {
    const v = newer.get(endAt(columns, at));
    if (v !== undefined && (columns.v[at] ?? 0) < v) return true;
  }
  return false;
}
