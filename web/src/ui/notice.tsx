import type { ReactNode } from 'react';
import { messageByKey } from '~/platform/i18n/index.ts';
import { Icon, type IconName } from './icon.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

export type NoticeTone = 'info' | 'success' | 'warning' | 'error';

export interface NoticeProps {
  readonly tone?: NoticeTone | undefined;
  readonly title?: string | undefined;
  readonly children?: ReactNode | undefined;
  /** Buttons or links that lead on. */
  readonly actions?: ReactNode | undefined;
  /** Appears after an act and is read at once. */
  readonly live?: boolean | undefined;
}

const look: Record<NoticeTone, { readonly icon: IconName; readonly kern: string }> = {
  info: { icon: 'info', kern: 'info' },
  success: { icon: 'circle-check', kern: 'success' },
  warning: { icon: 'warning', kern: 'warning' },
  error: { icon: 'circle-alert', kern: 'danger' },
};

export function Notice({ tone = 'info', title, children, actions, live = false }: NoticeProps) {
  const role = live ? (tone === 'error' ? 'alert' : 'status') : undefined;
  return (
    <div className={`kern-alert kern-alert--${look[tone].kern} notice`} role={role}>
      <Icon name={look[tone].icon} />
      <div className="notice__words">
        <VisuallyHidden>{messageByKey(`ui_notice_${tone}`)}: </VisuallyHidden>
        {title && <p className="notice__title">{title}</p>}
        {children && <div className="notice__body">{children}</div>}
        {actions && <div className="notice__actions">{actions}</div>}
      </div>
    </div>
  );
}
