import { type Draft, draftSchema } from '@werkstadt/shared/draft/draft';
import { type DraftAction, reduceDraft } from '@werkstadt/shared/draft/reduce-draft';
import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import { useCallback, useEffect, useRef, useState } from 'react';
import { loadDraft, saveDraft } from '~/platform/data/index.ts';
import { type DraftLock, useDraftLock } from '~/platform/drafts/draft-lock.ts';

export type DraftEditing =
  | { readonly state: 'loading' }
  /** Sent, deleted, or never on this device. */
  | { readonly state: 'missing' }
  /** Written by a later version of the app: it stays where it is. */
  | { readonly state: 'unreadable' }
  | {
      readonly state: 'ready';
      readonly draft: Draft;
      /** Does one step and saves it at once. Without effect while another tab holds the draft. */
      readonly act: (action: DraftAction) => void;
      readonly lock: DraftLock;
      /** Why the last step could not be kept on this device; null when it is safe. */
      readonly problem: ErrorCode | null;
      /** Every step lies on this device (rule UI9). */
      readonly saved: boolean;
    };

type Loaded = 'loading' | 'missing' | 'unreadable' | Draft;

/** One draft of this device, changed by steps that are each saved at once ([S24]: by one tab at a time). */
export function useDraft(draftId: string): DraftEditing {
  const lock = useDraftLock(draftId);
  const [loaded, setLoaded] = useState<Loaded>('loading');
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const [kept, setKept] = useState<Draft | null>(null);
  const newest = useRef<Draft | null>(null);

  // Read again when the lock comes over: the other tab may have gone on.
  useEffect(() => {
    if (lock === 'asking') return;
    let left = false;
    loadDraft(draftId).then((stored) => {
      if (left) return;
      const parsed = draftSchema.safeParse(stored);
      newest.current = parsed.success ? parsed.data : null;
      setKept(newest.current);
      setLoaded(stored === undefined ? 'missing' : parsed.success ? parsed.data : 'unreadable');
    });
    return () => {
      left = true;
      newest.current = null;
    };
  }, [draftId, lock]);

  const act = useCallback(
    (action: DraftAction) => {
      const before = newest.current;
      if (!before || lock !== 'held') return;
      const after = reduceDraft(before, action);
      if (after === before) return;
      const stamped = { ...after, updatedAt: new Date().toISOString() };
      newest.current = stamped;
      setLoaded(stamped);
      saveDraft(stamped).then((outcome) => {
        setProblem(outcome.ok ? null : outcome.code);
        if (outcome.ok) setKept(stamped);
      });
    },
    [lock],
  );

  if (typeof loaded === 'string') return { state: loaded };
  return { state: 'ready', draft: loaded, act, lock, problem, saved: kept === loaded };
}
