import { useId } from 'react';

export interface BlockChoiceProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** One of many blocks to be ticked: the whole row is the target, its school is told after its name. */
export function BlockChoice({ label, hint, checked, onChange }: BlockChoiceProps) {
  const id = useId();
  return (
    <label className="choice block-choice">
      <input
        type="checkbox"
        className="kern-form-check__checkbox"
        checked={checked}
        aria-labelledby={`${id}-label`}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="choice__words">
        <span className="choice__label" id={`${id}-label`}>
          {label}
        </span>
        {hint !== undefined && (
          <span className="choice__hint" id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
