import { useNavigate } from '@tanstack/react-router';
import type { Draft } from '@werkstadt/shared/draft/draft';
import { missingCorners } from '@werkstadt/shared/draft/measure-draft';
import type { DraftAction } from '@werkstadt/shared/draft/reduce-draft';
import { useCity } from '~/platform/data/index.ts';
import { m } from '~/platform/i18n/index.ts';
import { showToast } from '~/ui/index.ts';

/** On to saying it in words. */
export function useGoOnToWords(draft: Draft, act: (action: DraftAction) => void): () => void {
  const navigate = useNavigate();
  const city = useCity();
  return () => {
    act({ type: 'select-corner', index: null });
    act({ type: 'set-step', step: 'say' });
    navigate({ to: '/$city/propose/$draftId', params: { city: city.slug, draftId: draft.id } });
  };
}

/** «Fertig»: on to saying it in words, or a sentence about what is still missing. */
export function useFinishDrawing(draft: Draft, act: (action: DraftAction) => void): () => void {
  const goOn = useGoOnToWords(draft, act);
  return () => {
    const missing = missingCorners(draft);
    if (missing === 0) goOn();
    else showToast({ text: missing === 1 ? m.draw_missing_one() : m.draw_missing({ count: missing }) });
  };
}
