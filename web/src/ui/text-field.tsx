import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { Field, type FieldWords, useFieldIds } from './field.tsx';

type Native = Omit<ComponentProps<'input'>, 'className' | 'value' | 'onChange' | 'id'>;

export interface TextFieldProps extends FieldWords, Native {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function TextField({ label, hint, error, optional, id, onChange, ...rest }: TextFieldProps) {
  const words = { label, hint, error, optional, id };
  const ids = useFieldIds(words);
  return (
    <Field words={words} ids={ids}>
      <input
        type="text"
        {...rest}
        id={ids.id}
        className={classNames('kern-form-input__input', error && 'kern-form-input__input--error')}
        aria-describedby={ids.describedBy}
        aria-invalid={error ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
