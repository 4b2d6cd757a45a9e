import { m } from '~/platform/i18n/index.ts';
import { ChoiceGroup } from '~/ui/index.ts';

export interface VerdictProps {
  readonly value: boolean | null;
  readonly onChange: (holds: boolean) => void;
}

/** Whether the claim fits the picture. */
export function Verdict({ value, onChange }: VerdictProps) {
  return (
    <ChoiceGroup
      label={m.sim_picture_question()}
      layout="row"
      value={value === null ? null : value ? 'holds' : 'fails'}
      onChange={(chosen) => onChange(chosen === 'holds')}
      options={[
        { value: 'holds', label: m.sim_picture_holds() },
        { value: 'fails', label: m.sim_picture_fails() },
      ]}
    />
  );
}
