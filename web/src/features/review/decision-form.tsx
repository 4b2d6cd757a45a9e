import { DECISION_REASON_MAX_LENGTH, type DecisionState } from '@werkstadt/shared/decision/decision';
import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import type { StaffRole } from '@werkstadt/shared/person/role';
import { type FormEvent, useId, useRef, useState } from 'react';
import { figuresAtDecision } from '~/features/planning/index.ts';
import { mutate, type ProposalView, useCity } from '~/platform/data/index.ts';
import { errorText } from '~/platform/i18n/error-text.ts';
import { currentLocale, htmlLanguage, m, messageByKey } from '~/platform/i18n/index.ts';
import { createId } from '~/platform/ids.ts';
import { Button, ChoiceGroup, ErrorSummary, type FieldProblem, Notice, showToast, TextArea } from '~/ui/index.ts';
import { useTypedReason } from './typed-reason.ts';

export interface DecisionFormProps {
  readonly proposal: ProposalView;
  readonly role: StaffRole;
  readonly steps: readonly DecisionState[];
  /** False while a change of the proposal was not read yet. */
  readonly mayDecide: boolean;
}

/** A step of the proposal's public history: what happens, and why in plain words. Works offline like every act. */
export function DecisionForm({ proposal, role, steps, mayDecide }: DecisionFormProps) {
  const city = useCity();
  const stateId = useId();
  const reasonId = useId();
  const [chosen, setChosen] = useState<DecisionState | null>(null);
  const [reason, setReason] = useTypedReason(proposal.id);
  const [attempt, setAttempt] = useState(0);
  const [refused, setRefused] = useState<ErrorCode | null>(null);
  const [busy, setBusy] = useState(false);
  /** State comes a frame late for a double tap. */
  const underWay = useRef(false);
  const only = steps.length === 1 ? (steps[0] ?? null) : null;
  const state = chosen !== null && steps.includes(chosen) ? chosen : only;
  const tried = attempt > 0;
  const stateMissing = tried && state === null;
  const reasonMissing = tried && reason.trim() === '';
  const problems: FieldProblem[] = [
    ...(stateMissing ? [{ fieldId: stateId, text: m.review_decision_state_missing() }] : []),
    ...(reasonMissing ? [{ fieldId: reasonId, text: m.review_decision_reason_missing() }] : []),
  ];

  async function submit(event: FormEvent) {
    event.preventDefault();
    setRefused(null);
    if (state === null || reason.trim() === '') return setAttempt(attempt + 1);
    if (underWay.current || !mayDecide) return;
    underWay.current = true;
    setBusy(true);
    const { id: proposalId, projectId, rev } = proposal;
    const lang = htmlLanguage(currentLocale());
    const figures = state === 'in-review' ? null : await figuresAtDecision(city, proposal);
    const args = {
      ...{ id: createId(), projectId, proposalId, state, reason: reason.trim(), lang, role },
      ...(figures ? { figures } : {}),
    };
    const result = await mutate('decision.take', args, { base: { [proposalId]: rev } });
    underWay.current = false;
    setBusy(false);
    if (!result.ok) return setRefused(result.code);
    setReason('');
    setChosen(null);
    setAttempt(0);
    showToast({ text: m.review_decision_saved() });
  }

  return (
    <form className="decision-form" noValidate onSubmit={submit}>
      {problems.length > 0 && <ErrorSummary problems={problems} attempt={attempt} />}
      <ChoiceGroup
        id={stateId}
        label={m.review_decision_state_label()}
        layout="row"
        value={state}
        onChange={setChosen}
        options={steps.map((step) => ({
          value: step,
          label: messageByKey(`review_decision_${step.replaceAll('-', '_')}`),
        }))}
        error={stateMissing ? m.review_decision_state_missing() : undefined}
      />
      <TextArea
        id={reasonId}
        label={m.review_decision_reason_label()}
        hint={m.review_decision_reason_hint()}
        rows={4}
        value={reason}
        onChange={setReason}
        maxLength={DECISION_REASON_MAX_LENGTH}
        error={reasonMissing ? m.review_decision_reason_missing() : undefined}
      />
      {refused && (
        <Notice tone="error" live>
          {errorText(refused)}
        </Notice>
      )}
      {!mayDecide && <p className="muted">{m.review_changed_intro()}</p>}
      <Button type="submit" variant="primary" block busy={busy}>
        {m.review_decide()}
      </Button>
    </form>
  );
}
