import type { ComponentProps, ReactNode } from 'react';
import { formatNumber } from '~/platform/i18n/format.ts';
import { Icon, type IconName } from './icon.tsx';

export interface ChipProps {
  readonly children: ReactNode;
  readonly icon?: IconName | undefined;
  /** Dashed edge: an estimate or an assumption. */
  readonly dashed?: boolean | undefined;
}

/** A fact in a few words. Does nothing. */
export function Chip({ children, icon, dashed = false }: ChipProps) {
  return (
    <span className={dashed ? 'chip chip--dashed' : 'chip'}>
      {icon && <Icon name={icon} size={20} />}
      <span>{children}</span>
    </span>
  );
}

export interface FilterChipProps extends Omit<ComponentProps<'button'>, 'className' | 'aria-pressed'> {
  readonly pressed: boolean;
  readonly icon?: IconName | undefined;
  /** Instead of an icon: a `StateSign`. */
  readonly sign?: ReactNode;
  /** How many the choice would show. */
  readonly count?: number | undefined;
}

/** A choice that is on or off; several stand in a `ChipRow`. */
export function FilterChip({ pressed, icon, sign, count, children, ...rest }: FilterChipProps) {
  return (
    <button type="button" {...rest} className="filter-chip" aria-pressed={pressed}>
      {sign}
      {icon && <Icon name={icon} size={20} />}
      <span>{children}</span>
      {count !== undefined && <span className="filter-chip__count">{formatNumber(count)}</span>}
    </button>
  );
}

/** Chips in one line that scrolls sideways where they do not fit (`wrap`: in several lines). */
export function ChipRow({
  label,
  wrap = false,
  children,
}: {
  readonly label: string;
  readonly wrap?: boolean | undefined;
  readonly children: ReactNode;
}) {
  return (
    <fieldset aria-label={label} className={wrap ? 'chip-row chip-row--wrap' : 'chip-row'}>
      {children}
    </fieldset>
  );
}
