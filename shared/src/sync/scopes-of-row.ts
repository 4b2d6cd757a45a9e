import { cityScope, personScope, projectScope, projectStaffScope } from './scope.ts';
import type { RowTypes, TableName } from './table.ts';

/** A row together with the table it lies in. */
export type TableRow = { [T in TableName]: { readonly table: T; readonly row: RowTypes[T] } }[TableName];

/** Participant who wrote the row; null where nobody did or the author was cut from it. */
export function authorOf({ table, row }: TableRow): string | null {
  return table === 'proposal' || table === 'comment' ? row.authorId : null;
}

/**
 * Scopes a row appears in. What one wrote is also in one's own scope, so that it stays readable when the public one
 * loses it. A withdrawn proposal leaves the public scope. Supports, follows and what was learnt are in the person's own scope alone
 * ([TR8]). `authorPersonId`: root participant of `authorOf`.
 */
export function scopesOfRow(of: TableRow, cityId: string, authorPersonId: string | null): string[] {
  const own = authorPersonId === null ? [] : [personScope(authorPersonId)];
  switch (of.table) {
    case 'project':
      return of.row.state === 'draft' ? [projectStaffScope(of.row.id)] : [cityScope(cityId)];
    case 'proposal':
      return of.row.state === 'withdrawn'
        ? [projectStaffScope(of.row.projectId), ...own]
        : [projectScope(of.row.projectId), ...own];
    case 'comment':
      return [projectScope(of.row.projectId), ...own];
    case 'decision':
      return [projectScope(of.row.projectId)];
    case 'support':
    case 'follow':
    case 'learning':
      return [personScope(of.row.personId)];
    // No mutator writes one: the server does, in the scope of the act's author.
    case 'outcome':
      return own;
  }
}
