import { classNames } from './class-names.ts';
import { FieldError, type FieldWords, OptionalMark, useFieldIds } from './field.tsx';

export interface CheckboxProps extends FieldWords {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Checkbox({ checked, onChange, ...words }: CheckboxProps) {
  const ids = useFieldIds(words);
  return (
    <div className="checkbox">
      <div className="kern-form-check">
        <input
          type="checkbox"
          id={ids.id}
          checked={checked}
          className={classNames('kern-form-check__checkbox', words.error && 'kern-form-check__checkbox--error')}
          aria-describedby={ids.describedBy}
          aria-invalid={words.error ? true : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <label className="kern-label" htmlFor={ids.id}>
          {words.label}
          {words.optional && <OptionalMark />}
        </label>
      </div>
      {words.hint && (
        <div className="kern-hint checkbox__hint" id={ids.hintId}>
          {words.hint}
        </div>
      )}
      <FieldError id={ids.errorId} error={words.error} />
    </div>
  );
}
