import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'aria-label' | 'children'> {
  readonly icon: IconName;
  /** What it does; read aloud and shown on hover. */
  readonly label: string;
  /** `outlined`: stands on the map. */
  readonly look?: 'plain' | 'outlined' | undefined;
}

/** Only for zoom, location, back, close and more: everything else carries its word. 44 px. */
export function IconButton({ icon, label, look = 'plain', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames('icon-button', look === 'outlined' && 'icon-button--outlined')}
      aria-label={label}
      title={label}
    >
      <Icon name={icon} />
    </button>
  );
}
