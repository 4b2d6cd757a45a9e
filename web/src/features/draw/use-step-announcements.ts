import type { Draft } from '@werkstadt/shared/draft/draft';
import { useEffect, useRef } from 'react';
import { announce } from '~/ui/index.ts';
import { stepWords } from './draft-words.ts';

/** Tells screen readers what every step of drawing changed. */
export function useStepAnnouncements(draft: Draft): void {
  const said = useRef(draft);
  useEffect(() => {
    if (said.current.corners === draft.corners) return;
    announce(stepWords(said.current, draft));
    said.current = draft;
  }, [draft]);
}
