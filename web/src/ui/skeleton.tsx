import { m } from '~/platform/i18n/index.ts';

export interface SkeletonProps {
  /** Lines to come; never more than the content will have. */
  readonly lines?: number | undefined;
}

/** Keeps the place of content that is on its way from the server. Not for local data. */
export function Skeleton({ lines = 3 }: SkeletonProps) {
  return (
    <div className="skeleton" role="status" aria-label={m.ui_loading()}>
      {[...Array(lines).keys()].map((line) => (
        <span key={line} className="skeleton__line" />
      ))}
    </div>
  );
}
