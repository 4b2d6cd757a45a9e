import { useState } from 'react';
import { Field, type FieldWords, useFieldIds } from './field.tsx';

export interface RangeFieldProps extends FieldWords {
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Stands behind the number: «%». */
  readonly unit?: string | undefined;
}

/** A slider and a number field that say and set the same. What is typed counts as soon as it is a number in range. */
export function RangeField({ label, hint, error, id, value, onChange, min, max, step, unit }: RangeFieldProps) {
  const words = { label, hint, error, id };
  const ids = useFieldIds(words);
  const [typed, setTyped] = useState<string | null>(null);
  const take = (text: string) => {
    setTyped(text);
    const read = Number(text.trim().replace(',', '.'));
    if (text.trim() !== '' && read >= min && read <= max) onChange(read);
  };
  return (
    <Field words={words} ids={ids}>
      <div className="range-field">
        <input
          type="range"
          className="range-field__slider"
          id={ids.id}
          value={value}
          min={min}
          max={max}
          step={step}
          aria-describedby={ids.describedBy}
          aria-valuetext={unit ? `${value} ${unit}` : undefined}
          onChange={(event) => onChange(Number(event.target.value))}
        />
        <input
          type="text"
          inputMode={min < 0 ? 'text' : 'decimal'}
          className="kern-form-input__input range-field__number"
          aria-label={label}
          aria-describedby={ids.describedBy}
          value={typed ?? String(value)}
          onChange={(event) => take(event.target.value)}
          onBlur={() => setTyped(null)}
        />
        {unit && <span className="range-field__unit">{unit}</span>}
      </div>
    </Field>
  );
}
