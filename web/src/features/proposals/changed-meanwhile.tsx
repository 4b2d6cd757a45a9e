import type { Draft, ReadContent } from '@werkstadt/shared/draft/draft';
import { askedParts, type Choice, canBeCombined, chosenContent } from '@werkstadt/shared/proposal/choose-or-combine';
import { type EditablePart, withEdit } from '@werkstadt/shared/proposal/merge-edit';
import { editArgsOf } from '@werkstadt/shared/proposal/submission';
import { type ReactNode, useState } from 'react';
import type { ProposalView } from '~/platform/data/index.ts';
import { m } from '~/platform/i18n/index.ts';
import { Button, ChoiceGroup, Notice } from '~/ui/index.ts';
import { DropChange } from './drop-change.tsx';
import { answersInWords } from './kind-words.ts';
import { PlaceMap, PlaceSentence } from './proposal-place.tsx';

const inWords = (kind: ProposalView['kind'], fields: Readonly<Record<string, unknown>>) =>
  answersInWords(kind, fields).map(({ term, value }) => <span key={term}>{`${term} ${value}`}</span>);

const links = (sources: readonly string[]) =>
  sources.length === 0 ? m.propose_changed_nothing() : sources.map((link) => <span key={link}>{link}</span>);

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
      return <PlaceSentence of={proposal} />;
  }
}

interface ConflictProps {
  readonly part: EditablePart;
  readonly now: ProposalView;
  readonly mine: ProposalView;
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
}

/** One part, each version a choice that shows its words; a shape that is chosen is looked at on the map. */
function Conflict({ part, now, mine, choice, onChoose }: ConflictProps) {
  return (
    <section className="stack stack--tight">
      <ChoiceGroup<Choice>
        label={m.propose_changed_which({ part: partNames[part]() })}
        value={choice}
        onChange={onChoose}
        options={[
          { value: 'mine', label: m.propose_changed_mine(), content: partInWords(part, mine) },
          { value: 'now', label: m.propose_changed_other(), content: partInWords(part, now) },
          ...(canBeCombined(part)
            ? [{ value: 'both' as const, label: m.propose_changed_both(), hint: m.propose_changed_both_hint() }]
            : []),
        ]}
      />
      {part === 'geometry' && (
        <>
          <p className="muted">{m.propose_changed_map()}</p>
          <PlaceMap key={choice} proposal={choice === 'now' ? now : mine} />
        </>
      )}
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
    <div className="stack stack--wide">
      <Notice tone="warning" title={m.propose_changed_title()} live>
        {m.propose_changed_intro()}
      </Notice>
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
      <div className="stack">
        <Button variant="primary" block onClick={() => onGoOn(chosenContent(current, draft, choices))}>
          {m.propose_changed_go_on()}
        </Button>
        <div className="button-row">
          <DropChange onDrop={onDrop} />
        </div>
      </div>
    </div>
  );
}
