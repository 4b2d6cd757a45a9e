import type { Draft, ReadContent } from '@werkstadt/shared/draft/draft';
import { askedParts, type Choice, canBeCombined, chosenContent } from '@werkstadt/shared/proposal/choose-or-combine';
import { type EditablePart, withEdit } from '@werkstadt/shared/proposal/merge-edit';
import { editArgsOf } from '@werkstadt/shared/proposal/submission';
import { type ReactNode, useState } from 'react';
import type { ProposalView } from '~/platform/data/index.ts';
import { m } from '~/platform/i18n/index.ts';
import { Button, ChoiceGroup, Notice } from '~/ui/index.ts';
import { answersInWords } from './kind-words.ts';
import { PlaceMap, PlaceWords } from './proposal-place.tsx';

const inWords = (kind: ProposalView['kind'], fields: Readonly<Record<string, unknown>>) =>
  answersInWords(kind, fields).map(({ term, value }) => <p key={term}>{`${term} ${value}`}</p>);

const links = (sources: readonly string[]) =>
  sources.length === 0 ? m.propose_changed_nothing() : sources.map((link) => <p key={link}>{link}</p>);

const partNames: Readonly<Record<EditablePart, () => string>> = {
  title: m.propose_title_label,
  reason: m.propose_reason_label,
  sources: m.propose_sources_title,
  geometry: m.propose_drawing_label,
  fields: m.propose_answers_label,
};

/** One part of a proposal as its reader sees it. */
function partInWords(part: EditablePart, proposal: ProposalView): ReactNode {
  switch (part) {
    case 'title':
      return proposal.title;
    case 'reason':
      return proposal.reason;
    case 'sources':
      return links(proposal.sources);
    case 'fields':
      return inWords(proposal.kind, proposal.fields);
    case 'geometry':
      return <PlaceWords of={proposal} />;
  }
}

interface ConflictProps {
  readonly part: EditablePart;
  readonly now: ProposalView;
  readonly mine: ProposalView;
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
}

/** Both versions of one part, and the choice between them; two shapes are looked at on the map. */
function Conflict({ part, now, mine, choice, onChoose }: ConflictProps) {
  const name = partNames[part]();
  const shown = choice === 'now' ? now : mine;
  return (
    <section className="stack">
      <dl className="difference">
        <dt>{m.propose_changed_yours({ part: name })}</dt>
        <dd className="citizen-text">{partInWords(part, mine)}</dd>
        <dt>{m.propose_changed_now({ part: name })}</dt>
        <dd className="citizen-text">{partInWords(part, now)}</dd>
      </dl>
      {part === 'geometry' && <PlaceMap key={choice} proposal={shown} />}
      <ChoiceGroup<Choice>
        label={m.propose_changed_which({ part: name })}
        layout="row"
        value={choice}
        onChange={onChoose}
        options={[
          { value: 'mine', label: m.propose_changed_mine() },
          { value: 'now', label: m.propose_changed_other() },
          ...(canBeCombined(part) ? [{ value: 'both' as const, label: m.propose_changed_both() }] : []),
        ]}
      />
    </section>
  );
}

export interface ChangedMeanwhileProps {
  readonly draft: Draft;
  /** The proposal as it stands now, newer than the revision the draft began with. */
  readonly current: ProposalView;
  /** Parts that both changed to something else. */
  readonly conflicts: readonly EditablePart[];
  readonly onGoOn: (chosen: Partial<ReadContent>) => void;
  readonly onDrop: () => void;
}

/** Somebody changed the same parts while their author was changing them: shows both, to choose or to combine. */
export function ChangedMeanwhile({ draft, current, conflicts, onGoOn, onDrop }: ChangedMeanwhileProps) {
  const [choices, setChoices] = useState<Partial<Record<EditablePart, Choice>>>({});
  const mine = withEdit(current, editArgsOf(current, draft) ?? {});
  const asked = askedParts(conflicts, current, mine);
  return (
    <Notice
      tone="warning"
      title={m.propose_changed_title()}
      actions={
        <>
          <Button variant="primary" onClick={() => onGoOn(chosenContent(current, draft, choices))}>
            {m.propose_changed_go_on()}
          </Button>
          <Button variant="quiet" icon="trash" onClick={onDrop}>
            {m.propose_drop_change()}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{m.propose_changed_intro()}</p>
        {asked.map((part) => (
          <Conflict
            key={part}
            part={part}
            now={current}
            mine={mine}
            choice={choices[part] ?? 'mine'}
            onChoose={(choice) => setChoices({ ...choices, [part]: choice })}
          />
        ))}
      </div>
    </Notice>
  );
}
