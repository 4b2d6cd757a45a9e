import './charts.scss';
import type { ReactNode } from 'react';

export interface DataTableProps {
  /** Names the table, seen and read. */
  readonly caption: string;
  /** Heads of the columns; the first one names the rows. */
  readonly columns: readonly string[];
  /** First cell of a row is its head; numbers come formatted. */
  readonly rows: readonly { readonly id: string; readonly cells: readonly ReactNode[]; readonly marked?: boolean }[];
  /** `folded`: opens by a press, for tables that stand beside a picture with the same numbers. */
  readonly look?: 'plain' | 'folded' | undefined;
}

/** The numbers of a picture. Scrolls sideways by itself where it is too wide. */
export function DataTable({ caption, columns, rows, look = 'plain' }: DataTableProps) {
  const [corner, ...heads] = columns;
  const table = (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard (axe scrollable-region-focusable)
    <section className="data-table" aria-label={caption} tabIndex={0}>
      <table>
        <caption className={look === 'folded' ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells: [head, ...cells], marked }) => (
            <tr key={id} className={marked ? 'data-table__marked' : undefined}>
              <th scope="row">{head}</th>
              {cells.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells stand in the order of the columns
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
  if (look === 'plain') return table;
  return (
    <details className="data-table-fold">
      <summary>{caption}</summary>
      {table}
    </details>
  );
}
