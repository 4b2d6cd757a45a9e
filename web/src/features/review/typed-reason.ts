import { useCallback, useSyncExternalStore } from 'react';

/** Reasons typed but not sent, by proposal, for this visit: paging through the queue must not cost one. */
const typedReasons = new Map<string, string>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The reason typed for a proposal; several parts of the desk read and set it. */
export function useTypedReason(proposalId: string): [string, (text: string) => void] {
  const text = useSyncExternalStore(subscribe, () => typedReasons.get(proposalId) ?? '');
  const setText = useCallback(
    (next: string) => {
      if (next === '') typedReasons.delete(proposalId);
      else typedReasons.set(proposalId, next);
      for (const listener of listeners) listener();
    },
    [proposalId],
  );
  return [text, setText];
}
