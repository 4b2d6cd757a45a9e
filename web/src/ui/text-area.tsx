import type { ComponentProps } from 'react';
import { m } from '~/platform/i18n/index.ts';
import { classNames } from './class-names.ts';
import { Field, type FieldWords, useFieldIds } from './field.tsx';

type Native = Omit<ComponentProps<'textarea'>, 'className' | 'value' | 'onChange' | 'id' | 'maxLength'>;

export interface TextAreaProps extends FieldWords, Native {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Counted below the field. Text beyond it stays, and the counter says how much is too much. */
  readonly maxLength: number;
}

function counterText(used: number, max: number): string {
  if (used > max) return m.ui_characters_over({ count: used - max });
  if (used > max * 0.9) return m.ui_characters_left({ count: max - used });
  return m.ui_characters_used({ count: used, max });
}

export function TextArea({ label, hint, error, optional, id, value, onChange, maxLength, ...rest }: TextAreaProps) {
  const words = { label, hint, error, optional, id };
  const ids = useFieldIds(words);
  const counterId = `${ids.id}-counter`;
  const counter = (
    <p className={classNames('field__counter', value.length > maxLength && 'field__counter--over')} id={counterId}>
      {counterText(value.length, maxLength)}
    </p>
  );
  return (
    <Field words={words} ids={ids} after={counter}>
      <textarea
        rows={5}
        {...rest}
        id={ids.id}
        value={value}
        className={classNames('kern-form-input__input', error && 'kern-form-input__input--error')}
        aria-describedby={classNames(ids.describedBy, counterId)}
        aria-invalid={error ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
