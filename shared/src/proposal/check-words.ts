import type { Kind } from './kinds/kind.ts';
import {
  AUTHOR_NAME_MAX_LENGTH,
  MAX_SOURCES,
  REASON_MAX_LENGTH,
  sourceSchema,
  TITLE_MAX_LENGTH,
  TITLE_MIN_LENGTH,
} from './proposal.ts';
import { answerOf, type ProposalWords, tidySource } from './words.ts';

/** Where a problem stands: the form gives each of its inputs this name. */
export type WordsPlace = 'title' | 'reason' | 'author-name' | `source-${number}` | `field-${string}`;
export type WordsProblem = 'missing' | 'too-short' | 'too-long' | 'not-https' | 'not-a-choice' | 'too-many';

export interface WordsIssue {
  readonly place: WordsPlace;
  readonly problem: WordsProblem;
  /** Characters, or links, allowed at most (`too-short`: at least); 0 where there is no number to say. */
  readonly limit: number;
}

const issue = (place: WordsPlace, problem: WordsProblem, limit = 0): WordsIssue => ({ place, problem, limit });

function textIssues(place: WordsPlace, typed: string, maxLength: number, minLength = 1): WordsIssue[] {
  const { length } = typed.trim();
  if (length === 0) return [issue(place, 'missing')];
  if (length < minLength) return [issue(place, 'too-short', minLength)];
  return length > maxLength ? [issue(place, 'too-long', maxLength)] : [];
}

function fieldIssues(words: ProposalWords, form: Kind['form']): WordsIssue[] {
  return form.flatMap((field): WordsIssue[] => {
    const answer = answerOf(words, field.name);
    if (field.type === 'text') return textIssues(`field-${field.name}`, answer, field.maxLength);
    return field.options.includes(answer) ? [] : [issue(`field-${field.name}`, 'not-a-choice')];
  });
}

function sourceIssues(sources: readonly string[]): WordsIssue[] {
  return sources.flatMap((typed, index): WordsIssue[] => {
    const link = tidySource(typed);
    if (link === '') return [];
    if (index >= MAX_SOURCES) return [issue(`source-${index}`, 'too-many', MAX_SOURCES)];
    return sourceSchema.safeParse(link).success ? [] : [issue(`source-${index}`, 'not-https')];
  });
}

/**
 * All that must be mended before these words can be sent, in the order of the form (rule UI12). Empty exactly when
 * the mutation takes them.
 */
export function checkWords(words: ProposalWords, kind: Pick<Kind, 'form'>): WordsIssue[] {
  const name = words.authorName?.trim() ?? '';
  return [
    ...textIssues('title', words.title, TITLE_MAX_LENGTH, TITLE_MIN_LENGTH),
    ...fieldIssues(words, kind.form),
    ...textIssues('reason', words.reason, REASON_MAX_LENGTH),
    ...sourceIssues(words.sources),
    ...(name === '' ? [] : textIssues('author-name', name, AUTHOR_NAME_MAX_LENGTH)),
  ];
}
