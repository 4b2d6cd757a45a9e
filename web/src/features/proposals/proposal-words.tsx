import type { TextLanguage } from '@werkstadt/shared/language/locale';
import type { KindId } from '@werkstadt/shared/proposal/kind-id';
import { sourceSchema } from '@werkstadt/shared/proposal/proposal';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { DescriptionList, ExternalLink, Section } from '~/ui/index.ts';
import { answersInWords } from './kind-words.ts';
import './proposals.scss';

/** A link as it is read: without what every link begins with. */
const shortLink = (link: string) => link.replace(/^https:\/\/(www\.)?/, '').replace(/\/$/, '');

/** Links to look further; only https leads anywhere ([SEC18]), anything else stays text. */
export function Sources({ sources }: { readonly sources: readonly string[] }) {
  return (
    <ul className="sources">
      {sources.map((link) => (
        <li key={link}>
          {sourceSchema.safeParse(link).success ? <ExternalLink href={link}>{shortLink(link)}</ExternalLink> : link}
        </li>
      ))}
    </ul>
  );
}

export interface ProposalWordsProps {
  readonly proposal: {
    readonly kind: KindId;
    readonly reason: string;
    readonly lang: TextLanguage;
    readonly sources: readonly string[];
    readonly fields: Readonly<Record<string, unknown>>;
  };
  readonly level?: 2 | 3;
}

/** Why, the kind's answers, and sources: the same on the page, before submitting, and at the review desk. */
export function ProposalWords({ proposal, level = 2 }: ProposalWordsProps) {
  useLocale();
  const answers = answersInWords(proposal.kind, proposal.fields);
  return (
    <div className="stack stack--wide">
      <Section title={m.proposal_reason_title()} level={level}>
        <p className="citizen-text" lang={proposal.lang}>
          {proposal.reason}
        </p>
        {answers.length > 0 && <DescriptionList items={answers} />}
      </Section>
      {proposal.sources.length > 0 && (
        <Section title={m.proposal_sources_title()} level={level}>
          <Sources sources={proposal.sources} />
        </Section>
      )}
    </div>
  );
}
