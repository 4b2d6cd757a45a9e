import type { WordsIssue, WordsPlace } from '@werkstadt/shared/proposal/check-words';
import type { KindId } from '@werkstadt/shared/proposal/kind-id';
import { m } from '~/platform/i18n/index.ts';
import { kindFieldLabel } from '~/platform/i18n/kind-words.ts';

/** Id of the input that stands at a place of the form. */
export const fieldIdAt = (place: WordsPlace): string => `propose-${place}`;

function missingText(place: WordsPlace, kind: KindId): string {
  if (place === 'title') return m.propose_title_missing();
  if (place === 'reason') return m.propose_reason_missing();
  return m.propose_answer_missing({ question: kindFieldLabel(kind, place.replace(/^field-/, '')) });
}

function tooLongText(place: WordsPlace, limit: number): string {
  if (place === 'title') return m.propose_title_too_long({ limit });
  if (place === 'reason') return m.propose_reason_too_long({ limit });
  return m.propose_answer_too_long({ limit });
}

/** What is wrong and how to mend it, in one sentence. */
export function issueText({ place, problem, limit }: WordsIssue, kind: KindId): string {
  switch (problem) {
    case 'missing':
    case 'not-a-choice':
      return missingText(place, kind);
    case 'too-short':
      return m.propose_title_too_short({ limit });
    case 'too-long':
      return tooLongText(place, limit);
    case 'not-https':
      return m.propose_source_not_https({ number: Number(place.replace(/^source-/, '')) + 1 });
    case 'too-many':
      return m.propose_source_too_many({ limit });
  }
}

/**
 * Which problems are shown while a person is still writing: what is too much at once, a wrong form after leaving the
 * field, what is missing only after a try to go on.
 */
export function shownIssues(
  issues: readonly WordsIssue[],
  left: ReadonlySet<WordsPlace>,
  tried: boolean,
): WordsIssue[] {
  return issues.filter(({ place, problem }) => {
    if (tried || problem === 'too-long' || problem === 'too-many') return true;
    return left.has(place) && problem !== 'missing';
  });
}
