import { classNames } from './class-names.ts';
import { Field, type FieldWords, useFieldIds } from './field.tsx';
import { Icon } from './icon.tsx';

export interface SelectOption<V extends string> {
  readonly value: V;
  readonly label: string;
}

interface SelectControlProps<V extends string> {
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly options: readonly SelectOption<V>[];
}

export interface SelectProps<V extends string> extends FieldWords, SelectControlProps<V> {}

interface NativeSelectProps<V extends string> extends SelectControlProps<V> {
  readonly id: string;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
}

function NativeSelect<V extends string>({ id, value, onChange, options, describedBy, invalid }: NativeSelectProps<V>) {
  return (
    <select
      id={id}
      value={value}
      className={classNames('kern-form-input__input', 'select__control', invalid && 'kern-form-input__input--error')}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        if (chosen) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

export function Select<V extends string>(props: SelectProps<V>) {
  const { value, onChange, options, ...words } = props;
  const ids = useFieldIds(words);
  return (
    <Field words={words} ids={ids}>
      <div className="select">
        <NativeSelect
          id={ids.id}
          value={value}
          onChange={onChange}
          options={options}
          describedBy={ids.describedBy}
          invalid={Boolean(words.error)}
        />
        <Icon name="chevron-down" size={20} />
      </div>
    </Field>
  );
}

export interface InlineSelectProps<V extends string> extends SelectControlProps<V> {
  readonly label: string;
  /** The options say enough by themselves («Neueste zuerst»): no edge, and the label is only read. */
  readonly plain?: boolean | undefined;
}

/** Label and value in one box: for filter bars. */
export function InlineSelect<V extends string>({ label, plain = false, ...control }: InlineSelectProps<V>) {
  const ids = useFieldIds({ label });
  return (
    <div className={classNames('select', 'select--inline', plain && 'select--plain')}>
      <label className={plain ? 'visually-hidden' : 'select__label'} htmlFor={ids.id}>
        {label}
      </label>
      <NativeSelect id={ids.id} {...control} />
      <Icon name="chevron-down" size={20} />
    </div>
  );
}
