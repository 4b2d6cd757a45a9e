import { type BuilderState, builderDraft } from '@werkstadt/shared/literacy/models/proposal-builder';
import { useState } from 'react';
import { getSettings, loadDraft, saveDraft, useCity, useProjects, useProposal } from '~/platform/data/index.ts';
import { m } from '~/platform/i18n/index.ts';
import { Button, ButtonLink, Notice } from '~/ui/index.ts';
import { TakesFocus } from '../../takes-focus.tsx';

export interface TakeOverProps {
  readonly state: BuilderState;
  readonly taken: boolean;
  readonly onTaken: () => void;
}

/**
 * The claim becomes a real draft on this device, through the same write path as every other one; nothing is sent. Done
 * twice it stays one draft, and what was changed in it since stays too.
 */
export function TakeOver({ state, taken, onTaken }: TakeOverProps) {
  const city = useCity();
  const projects = useProjects();
  const [failed, setFailed] = useState(false);
  const [justTaken, setJustTaken] = useState(false);
  // A draft that was submitted is a proposal of the same id.
  const proposal = useProposal(state.draftId);
  const kind = state.kind;
  const project = projects.find((each) => each.state === 'open' && kind !== null && each.kinds.includes(kind));
  const takeOver = async () => {
    if (!project || kind === null) return;
    const before = await loadDraft(state.draftId);
    const kept =
      before !== undefined ||
      (
        await saveDraft(
          builderDraft(state, {
            projectId: project.id,
            kind,
            authorName: getSettings().authorName,
            now: new Date().toISOString(),
            words: { sources: m.sim_builder_reason_sources(), against: m.sim_builder_reason_against() },
          }),
        )
      ).ok;
    setFailed(!kept);
    if (!kept) return;
    setJustTaken(true);
    onTaken();
  };
  if (kind === null) return <p className="small muted">{m.sim_builder_choose_kind()}</p>;
  if (!project && !taken) return <Notice title={m.sim_builder_no_project()}>{m.sim_builder_no_project_body()}</Notice>;
  if (taken) {
    return (
      <TakesFocus when={justTaken}>
        <Notice
          tone="success"
          title={proposal ? m.sim_builder_submitted() : m.sim_builder_taken()}
          actions={
            proposal ? (
              <ButtonLink to="/$city/proposals/$proposalId" params={{ city: city.slug, proposalId: state.draftId }}>
                {m.sim_builder_open_proposal()}
              </ButtonLink>
            ) : (
              <ButtonLink to="/$city/draw/$draftId" params={{ city: city.slug, draftId: state.draftId }}>
                {m.sim_builder_open_draft()}
              </ButtonLink>
            )
          }
        >
          {proposal ? m.sim_builder_submitted_body() : m.sim_builder_taken_body()}
        </Notice>
      </TakesFocus>
    );
  }
  return (
    <div className="stack stack--tight">
      {failed && <Notice tone="warning" live title={m.sim_builder_not_kept()} />}
      <Button block icon="pencil-line" onClick={() => void takeOver()}>
        {m.sim_builder_take_over()}
      </Button>
      <p className="small muted">{m.sim_builder_nothing_sent()}</p>
    </div>
  );
}
