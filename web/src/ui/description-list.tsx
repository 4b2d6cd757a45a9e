import type { ReactNode } from 'react';

export interface DescriptionListProps {
  readonly items: readonly { readonly term: string; readonly value: ReactNode }[];
}

/** Names and values: source, date, size. */
export function DescriptionList({ items }: DescriptionListProps) {
  return (
    <dl className="kern-description-list description-list">
      {items.map(({ term, value }) => (
        <div className="kern-description-list-item" key={term}>
          <dt className="kern-description-list-item__key">{term}</dt>
          <dd className="kern-description-list-item__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
