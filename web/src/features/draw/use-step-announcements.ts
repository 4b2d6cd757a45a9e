import type { Draft } from '@werkstadt/shared/draft/draft';
import { useEffect, useRef } from 'react';
import { announce } from '~/ui/index.ts';
import { stepWords } from './draft-words.ts';

/** Tells screen readers what every step of drawing changed; while ways are `searching`, their length is not known yet. */
export function useStepAnnouncements(draft: Draft, searching: boolean): void {
  const said = useRef(draft);
  useEffect(() => {
    if (searching || (said.current.corners === draft.corners && said.current.free === draft.free)) return;
    announce(stepWords(said.current, draft));
    said.current = draft;
  }, [draft, searching]);
}
