import { useState } from 'react';
import { m } from '~/platform/i18n/index.ts';
import { Button, Dialog, RangeField } from '~/ui/index.ts';

/** So many metres of way it is worth that a child does not have to switch; what the machine begins with. */
const USUAL_SWITCH_METRES = 500;
const MOST_SWITCH_METRES = 3000;
const STEP_METRES = 100;

export interface GoalDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onCompute: (switchMetres: number) => void;
}

/** What the machine's plan looks for, before it computes: its goal is visible, and what it weighs can be changed. */
export function GoalDialog({ open, onClose, onCompute }: GoalDialogProps) {
  const [switchMetres, setSwitchMetres] = useState(USUAL_SWITCH_METRES);
  return (
    <Dialog
      open={open}
      title={m.districts_start_nearest()}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{m.districts_start_stop()}</Button>
          <Button variant="primary" onClick={() => onCompute(switchMetres)}>
            {m.districts_goal_compute()}
          </Button>
        </>
      }
    >
      <div className="stack">
        <div className="stack stack--tight">
          <p>{m.districts_goal_words()}</p>
          <ol className="bullets">
            <li>{m.districts_goal_places()}</li>
            <li>{m.districts_goal_ways()}</li>
          </ol>
        </div>
        <RangeField
          label={m.districts_goal_switch()}
          hint={m.districts_goal_switch_hint()}
          value={switchMetres}
          onChange={setSwitchMetres}
          min={0}
          max={MOST_SWITCH_METRES}
          step={STEP_METRES}
          unit="m"
        />
      </div>
    </Dialog>
  );
}
