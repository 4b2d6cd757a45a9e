import { createLink } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { Thumbnail } from './thumbnail.tsx';

interface RowContent {
  /** A `StateSign` or an `Icon`. */
  readonly sign?: ReactNode | undefined;
  readonly title: ReactNode;
  readonly detail?: ReactNode | undefined;
  /** Short, at the end: a count. */
  readonly trailing?: ReactNode | undefined;
  /** Address of a small picture of what the title names. */
  readonly picture?: string | null | undefined;
  /** Language of a citizen's title, where it is not the reader's. */
  readonly titleLanguage?: string | undefined;
}

function RowInside({ sign, title, detail, trailing, picture, titleLanguage }: RowContent) {
  return (
    <>
      {sign && <span className="row__sign">{sign}</span>}
      <span className="row__words">
        <span className="row__title" lang={titleLanguage}>
          {title}
        </span>
        {detail && <span className="row__detail">{detail}</span>}
      </span>
      {(picture || trailing) && (
        <span className="row__end">
          {picture && <Thumbnail address={picture} />}
          {trailing && <span className="row__trailing">{trailing}</span>}
        </span>
      )}
    </>
  );
}

/** A list in a card; its children are `RowItem`s. */
export function RowList({ label, children }: { readonly label?: string; readonly children: ReactNode }) {
  return (
    <ul className="row-list" aria-label={label}>
      {children}
    </ul>
  );
}

export function RowItem({ children }: { readonly children: ReactNode }) {
  return <li className="row-list__item">{children}</li>;
}

interface RowAnchorProps extends RowContent, Omit<ComponentProps<'a'>, 'className' | 'title' | 'children'> {
  readonly selected?: boolean | undefined;
}

function RowAnchor({
  sign,
  title,
  detail,
  trailing,
  picture,
  titleLanguage,
  selected = false,
  ...rest
}: RowAnchorProps) {
  return (
    <a
      {...rest}
      className={classNames('row', 'row--action', selected && 'row--selected')}
      aria-current={selected || undefined}
    >
      <RowInside {...{ sign, title, detail, trailing, picture, titleLanguage }} />
      {!trailing && <Icon name="chevron-right" />}
    </a>
  );
}

/** A row that leads to a page. */
export const RowLink = createLink(RowAnchor);

interface RowButtonProps extends RowContent, Omit<ComponentProps<'button'>, 'className' | 'title' | 'children'> {
  readonly selected?: boolean | undefined;
}

/** A row that does something here. */
export function RowButton(props: RowButtonProps) {
  const { sign, title, detail, trailing, picture, titleLanguage, selected = false, ...rest } = props;
  return (
    <button type="button" {...rest} className={classNames('row', 'row--action', selected && 'row--selected')}>
      <RowInside {...{ sign, title, detail, trailing, picture, titleLanguage }} />
      {!trailing && <Icon name="chevron-right" />}
    </button>
  );
}

/** A row that only says something; `actions` stand below it. */
export function Row({ actions, ...content }: RowContent & { readonly actions?: ReactNode }) {
  return (
    <div className="row">
      <RowInside {...content} />
      {actions && <div className="row__actions">{actions}</div>}
    </div>
  );
}
