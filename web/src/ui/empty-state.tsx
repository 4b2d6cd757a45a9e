import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export interface EmptyStateProps {
  readonly icon?: IconName | undefined;
  /** What is so, in one sentence. */
  readonly title: string;
  readonly children?: ReactNode | undefined;
  /** The next step. There always is one. */
  readonly action: ReactNode;
}

/** Nothing here, not found, not allowed, not on this device: says what is so and leads on. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="empty-state">
      {icon && (
        <span className="empty-state__icon">
          <Icon name={icon} size={32} />
        </span>
      )}
      <p className="empty-state__title">{title}</p>
      {children && <div className="empty-state__body">{children}</div>}
      <div className="empty-state__action">{action}</div>
    </div>
  );
}
