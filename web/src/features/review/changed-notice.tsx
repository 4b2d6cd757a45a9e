import { changedParts, type ProposalPart } from '@werkstadt/shared/proposal/changed-parts';
import type { ProposalView } from '~/platform/data/index.ts';
import { m } from '~/platform/i18n/index.ts';
import { Button, Notice, signOf, signWord } from '~/ui/index.ts';

const sentences: Partial<Record<ProposalPart, () => string>> = {
  geometry: m.review_changed_geometry_part,
  fields: m.review_changed_fields_part,
};
const labels: Record<'title' | 'reason' | 'sources' | 'state', () => string> = {
  title: m.review_changed_title_part,
  reason: m.review_changed_reason_part,
  sources: m.review_changed_sources_part,
  state: m.review_changed_state_part,
};

function textOf(proposal: ProposalView, part: keyof typeof labels): string {
  if (part === 'state') return signWord(signOf({ state: proposal.state }));
  return part === 'sources' ? proposal.sources.join('\n') : proposal[part];
}

export interface ChangedNoticeProps {
  readonly before: ProposalView;
  readonly after: ProposalView;
  readonly onRead: () => void;
}

/** The proposal changed under the planner's eyes: what was, what is, and one press to go on. */
export function ChangedNotice({ before, after, onRead }: ChangedNoticeProps) {
  const parts = changedParts(before, after);
  return (
    <Notice
      tone="warning"
      title={m.review_changed_title()}
      live
      actions={<Button onClick={onRead}>{m.review_changed_read()}</Button>}
    >
      <p>{m.review_changed_intro()}</p>
      {parts.map((part) => {
        const sentence = sentences[part];
        return sentence ? (
          <p key={part}>{sentence()}</p>
        ) : (
          <Difference key={part} part={part as keyof typeof labels} before={before} after={after} />
        );
      })}
    </Notice>
  );
}

interface DifferenceProps {
  readonly part: keyof typeof labels;
  readonly before: ProposalView;
  readonly after: ProposalView;
}

function Difference({ part, before, after }: DifferenceProps) {
  return (
    <dl className="difference">
      <dt>{`${labels[part]()} · ${m.review_changed_before()}`}</dt>
      <dd>
        <del>{textOf(before, part)}</del>
      </dd>
      <dt>{m.review_changed_after()}</dt>
      <dd>
        <ins>{textOf(after, part)}</ins>
      </dd>
    </dl>
  );
}
