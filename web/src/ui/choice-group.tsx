import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { FieldError, type FieldWords, OptionalMark, useFieldIds } from './field.tsx';
import { Icon, type IconName } from './icon.tsx';

export interface Choice<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is chosen by it, where that is more than a word: its description to a screen reader. */
  readonly content?: ReactNode | undefined;
  readonly icon?: IconName | undefined;
}

export interface ChoiceGroupProps<V extends string> extends FieldWords {
  /** Null = nothing chosen yet. */
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  readonly options: readonly Choice<V>[];
  /** `row`: side by side where there is room. */
  readonly layout?: 'stack' | 'row' | undefined;
}

/** Radio buttons as cards: the whole card is the target. `label` is the question. */
export function ChoiceGroup<V extends string>(props: ChoiceGroupProps<V>) {
  const { value, onChange, options, layout = 'stack', ...words } = props;
  const ids = useFieldIds(words);
  return (
    <fieldset
      className={classNames('kern-fieldset', 'choices', words.error && 'kern-fieldset--error')}
      id={ids.id}
      aria-describedby={ids.describedBy}
      tabIndex={-1}
    >
      <legend className="kern-label">
        {words.label}
        {words.optional && <OptionalMark />}
      </legend>
      {words.hint && (
        <div className="kern-hint" id={ids.hintId}>
          {words.hint}
        </div>
      )}
      <div className={classNames('kern-fieldset__body', 'choices__body', layout === 'row' && 'choices__body--row')}>
        {options.map((option) => (
          <label key={option.value} className="choice">
            <input
              type="radio"
              className="kern-form-check__radio"
              name={ids.id}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              {...(option.content !== undefined && {
                'aria-labelledby': `${ids.id}-${option.value}`,
                'aria-describedby': `${ids.id}-${option.value}-content`,
              })}
            />
            {option.icon && <Icon name={option.icon} />}
            <span className="choice__words">
              <span className="choice__label" id={`${ids.id}-${option.value}`}>
                {option.label}
              </span>
              {option.content !== undefined && (
                <span className="choice__content" id={`${ids.id}-${option.value}-content`}>
                  {option.content}
                </span>
              )}
              {option.hint && <span className="choice__hint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={ids.errorId} error={words.error} />
    </fieldset>
  );
}
