import * as z from 'zod/mini';
import type { Kind } from './kinds/kind.ts';
import { kindById } from './kinds/registry.ts';
import type { Proposal } from './proposal.ts';

/**
 * What a person has typed beside the drawing, exactly as typed: untrimmed, unfinished, perhaps too long. Nothing is
 * thrown away for being wrong (rule UI11); `check-words.ts` says what is still to mend.
 */
export const proposalWordsSchema = z.object({
  title: z.catch(z.string(), ''),
  reason: z.catch(z.string(), ''),
  sources: z.catch(z.array(z.string()), []),
  /** Answers to the kind's own form, by field name. */
  fields: z.catch(z.record(z.string(), z.string()), {}),
});
export type ProposalWords = z.infer<typeof proposalWordsSchema>;

/** Words nobody has typed yet: the kind's form begins with its own answers. */
export function emptyWords(kind: Pick<Kind, 'form'>): ProposalWords {
  return {
    title: '',
    reason: '',
    sources: [],
    fields: Object.fromEntries(kind.form.map((field) => [field.name, field.initial])),
  };
}

/** The words of a proposal that was sent before, to be changed. */
export function wordsOfProposal(
  proposal: Pick<Proposal, 'kind' | 'title' | 'reason' | 'sources' | 'fields'>,
): ProposalWords {
  const { fields } = emptyWords(kindById(proposal.kind));
  for (const [name, value] of Object.entries(proposal.fields)) if (typeof value === 'string') fields[name] = value;
  return { title: proposal.title, reason: proposal.reason, sources: [...proposal.sources], fields };
}

/** Words kept with a draft. Unreadable parts start anew; answers the kind asks for and nobody gave are its own. */
export function readWords(stored: unknown, kind: Pick<Kind, 'form'>): ProposalWords {
  const empty = emptyWords(kind);
  const parsed = proposalWordsSchema.safeParse(stored);
  return parsed.success ? { ...parsed.data, fields: { ...empty.fields, ...parsed.data.fields } } : empty;
}

/** A link as it will be stored: without blanks round it, and with https:// where somebody typed a bare address. */
export function tidySource(typed: string): string {
  const link = typed.trim();
  return /^[^\s/:]+\.[^\s/:.]{2,}(\/|$)/.test(link) ? `https://${link}` : link;
}

/** The links that will be stored: tidied, without empty rows and repeats. */
export function tidySources(typed: readonly string[]): string[] {
  return [...new Set(typed.map(tidySource))].filter((link) => link !== '');
}
