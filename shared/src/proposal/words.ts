/**
 * What a person has typed beside the drawing, exactly as typed: untrimmed, unfinished, perhaps too long.
 * `check-words.ts` says what is still to mend.
 */
export interface ProposalWords {
  readonly title: string;
  readonly reason: string;
  readonly sources: readonly string[];
  /** Answers to the kind's own form, by field name. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Pseudonym; null or blank = anonymous. */
  readonly authorName: string | null;
}

/** An answer as text; one that is none counts as not given. */
export function answerOf(words: Pick<ProposalWords, 'fields'>, name: string): string {
  const answer = words.fields[name];
  return typeof answer === 'string' ? answer : '';
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
