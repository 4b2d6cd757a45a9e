import type { Draft } from '@werkstadt/shared/draft/draft';
import { editArgsOf } from '@werkstadt/shared/proposal/submission';
import type { ReactNode } from 'react';
import type { ProposalView } from '~/platform/data/index.ts';
import { m } from '~/platform/i18n/index.ts';
import { Button, Notice } from '~/ui/index.ts';
import { answersInWords } from './kind-words.ts';
import { PlaceWords } from './proposal-place.tsx';

interface Difference {
  readonly part: string;
  readonly now: ReactNode;
  readonly yours: ReactNode;
}

const inWords = (kind: ProposalView['kind'], fields: Readonly<Record<string, unknown>>) =>
  answersInWords(kind, fields).map(({ term, value }) => <p key={term}>{`${term} ${value}`}</p>);

const links = (sources: readonly string[]) =>
  sources.length === 0 ? m.propose_changed_nothing() : sources.map((link) => <p key={link}>{link}</p>);

/** Where a draft differs from the proposal as it stands now. */
function differences(current: ProposalView, draft: Draft): Difference[] {
  const changes = editArgsOf(current, draft);
  if (!changes) return [];
  const { title, reason, sources, fields, geometry } = changes;
  const { kind } = current;
  return [
    ...(title === undefined ? [] : [{ part: m.propose_title_label(), now: current.title, yours: title }]),
    ...(fields === undefined
      ? []
      : [{ part: m.propose_answers_label(), now: inWords(kind, current.fields), yours: inWords(kind, fields) }]),
    ...(reason === undefined ? [] : [{ part: m.propose_reason_label(), now: current.reason, yours: reason }]),
    ...(sources === undefined
      ? []
      : [{ part: m.propose_sources_title(), now: links(current.sources), yours: links(sources) }]),
    ...(geometry === undefined
      ? []
      : [
          {
            part: m.propose_drawing_label(),
            now: <PlaceWords kind={kind} geometry={current.geometry} />,
            yours: <PlaceWords kind={kind} geometry={geometry} />,
          },
        ]),
  ];
}

export interface ChangedMeanwhileProps {
  readonly draft: Draft;
  /** The proposal as it stands now, newer than the revision the draft began with. */
  readonly current: ProposalView;
  readonly onGoOn: () => void;
  readonly onDrop: () => void;
}

/** The proposal changed while its author was changing it: shows both, part by part, and lets the author decide. */
export function ChangedMeanwhile({ draft, current, onGoOn, onDrop }: ChangedMeanwhileProps) {
  const found = differences(current, draft);
  return (
    <Notice
      tone="warning"
      title={m.propose_changed_title()}
      actions={
        <>
          <Button onClick={onGoOn}>{m.propose_changed_go_on()}</Button>
          <Button variant="quiet" icon="trash" onClick={onDrop}>
            {m.propose_drop_change()}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{found.length > 0 ? m.propose_changed_intro() : m.propose_changed_same()}</p>
        {found.map(({ part, now, yours }) => (
          <dl className="difference" key={part}>
            <dt>{m.propose_changed_now({ part })}</dt>
            <dd className="citizen-text">{now}</dd>
            <dt>{m.propose_changed_yours({ part })}</dt>
            <dd className="citizen-text">{yours}</dd>
          </dl>
        ))}
      </div>
    </Notice>
  );
}
