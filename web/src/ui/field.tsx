import { type ReactNode, useId } from 'react';
import { m } from '~/platform/i18n/index.ts';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

/** What every field of a form has. The error stands at the field; the typed text stays. */
export interface FieldWords {
  readonly label: string;
  readonly hint?: ReactNode | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean | undefined;
  /** Set it where an `ErrorSummary` links to the field. */
  readonly id?: string | undefined;
}

export interface FieldIds {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly hintId: string;
  readonly errorId: string;
}

export function useFieldIds({ id, hint, error }: FieldWords): FieldIds {
  const made = useId();
  const own = id ?? made;
  const hintId = `${own}-hint`;
  const errorId = `${own}-error`;
  const describedBy = [hint ? hintId : '', error ? errorId : ''].filter(Boolean).join(' ') || undefined;
  return { id: own, describedBy, hintId, errorId };
}

export function OptionalMark() {
  return <span className="kern-label__optional"> ({m.ui_optional()})</span>;
}

export function FieldError({ id, error }: { readonly id: string; readonly error: string | undefined }) {
  if (!error) return null;
  return (
    <p className="field__error" id={id}>
      <Icon name="circle-alert" size={20} />
      <span>
        <VisuallyHidden>{m.ui_error_prefix()} </VisuallyHidden>
        {error}
      </span>
    </p>
  );
}

export interface FieldProps {
  readonly words: FieldWords;
  readonly ids: FieldIds;
  readonly children: ReactNode;
  /** Stands below the control: a counter. */
  readonly after?: ReactNode | undefined;
}

/** Label above, hint below it, then the control, then the error: the frame of text fields and lists. */
export function Field({ words, ids, children, after }: FieldProps) {
  return (
    <div className={classNames('kern-form-input', 'field', words.error && 'kern-form-input--error')}>
      <label className="kern-label" htmlFor={ids.id}>
        {words.label}
        {words.optional && <OptionalMark />}
      </label>
      {words.hint && (
        <div className="kern-hint" id={ids.hintId}>
          {words.hint}
        </div>
      )}
      {children}
      {after}
      <FieldError id={ids.errorId} error={words.error} />
    </div>
  );
}
