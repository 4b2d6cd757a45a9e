import type { KindId } from '@werkstadt/shared/proposal/kind-id';
import type { FormField } from '@werkstadt/shared/proposal/kinds/kind';
import { kindFieldLabel, kindOptionLabel } from '~/platform/i18n/kind-words.ts';
import { ChoiceGroup, TextField } from '~/ui/index.ts';
import { fieldIdAt } from './issue-words.ts';

export interface KindFieldProps {
  readonly kind: KindId;
  readonly field: FormField;
  readonly answer: string;
  readonly error: string | undefined;
  readonly onChange: (answer: string) => void;
  readonly onLeave: () => void;
}

/** One question of a kind's own form (`kind.form`). */
export function KindField({ kind, field, answer, error, onChange, onLeave }: KindFieldProps) {
  const id = fieldIdAt(`field-${field.name}`);
  const label = kindFieldLabel(kind, field.name);
  if (field.type === 'text') {
    return <TextField id={id} label={label} value={answer} error={error} onChange={onChange} onBlur={onLeave} />;
  }
  return (
    <ChoiceGroup
      id={id}
      label={label}
      value={answer}
      error={error}
      onChange={onChange}
      options={field.options.map((option) => ({ value: option, label: kindOptionLabel(kind, field.name, option) }))}
    />
  );
}
