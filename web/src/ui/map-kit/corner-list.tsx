import type { ReactNode } from 'react';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { classNames } from '../class-names.ts';
import { IconButton } from '../icon-button.tsx';

export interface CornerListProps {
  /** What each corner is called: the place next to it, or its coordinates. */
  readonly names: readonly string[];
  readonly selected: number | null;
  /** Missing where there is no map to look at it on. */
  readonly onSelect?: ((index: number) => void) | undefined;
  readonly onReorder: (index: number, by: -1 | 1) => void;
  readonly onRemove: (index: number) => void;
  /** What leads to a corner, told above it. */
  readonly before?: ((index: number) => ReactNode) | undefined;
}

/** The corners of a drawing in their order: chosen, moved up and down and removed by single presses (rule UI2). */
export function CornerList({ names, selected, onSelect, onReorder, onRemove, before }: CornerListProps) {
  useLocale();
  return (
    <ol className="corner-list" aria-label={m.mapkit_corners()}>
      {names.map((name, index) => {
        const number = index + 1;
        const words = (
          <>
            <span className="corner-list__number">{number}</span>
            <span className="corner-list__name">{name}</span>
          </>
        );
        return (
          <li key={number}>
            {before?.(index)}
            <div className={classNames('corner-list__row', selected === index && 'corner-list__row--selected')}>
              {onSelect ? (
                <button
                  type="button"
                  className="corner-list__words"
                  aria-pressed={selected === index}
                  onClick={() => onSelect(index)}
                >
                  {words}
                </button>
              ) : (
                <span className="corner-list__words">{words}</span>
              )}
              <IconButton
                icon="chevron-up"
                label={m.mapkit_corner_earlier({ number })}
                onClick={() => onReorder(index, -1)}
              />
              <IconButton
                icon="chevron-down"
                label={m.mapkit_corner_later({ number })}
                onClick={() => onReorder(index, 1)}
              />
              <IconButton icon="trash" label={m.mapkit_corner_remove({ number })} onClick={() => onRemove(index)} />
            </div>
          </li>
        );
      })}
    </ol>
  );
}
