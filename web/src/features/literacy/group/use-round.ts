import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import type { Round } from '@werkstadt/shared/workshop/round';
import { useCallback, useEffect, useState } from 'react';
import { useCity } from '~/platform/data/index.ts';
import { createGroupClient } from '~/platform/group-client.ts';

export const groupClient = createGroupClient('/trpc');

/** While a round is open, others join and report, and at some moment it closes. */
const LOOK_AGAIN_MS = 5000;

export type RoundState =
  | { readonly step: 'loading' }
  | { readonly step: 'failed'; readonly code: ErrorCode }
  | { readonly step: 'ready'; readonly round: Round };

/** A round as the server has it, looked at again as long as it is open. */
export function useRound(code: string): {
  readonly state: RoundState;
  readonly look: () => void;
  readonly show: (round: Round) => void;
} {
  const city = useCity();
  const [state, setState] = useState<RoundState>({ step: 'loading' });
  const look = useCallback(async () => {
    const answer = await groupClient.find(city.id, code);
    if (answer.ok) return setState({ step: 'ready', round: answer.value });
    const { code: reason } = answer.failure;
    // What was seen stays while the network is away.
    setState((before) =>
      before.step === 'ready' && reason !== 'not-found' ? before : { step: 'failed', code: reason },
    );
  }, [city.id, code]);
  const closed = state.step === 'ready' && state.round.closedAt !== null;
  useEffect(() => {
    look();
    if (closed) return;
    const timer = setInterval(look, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [look, closed]);
  return { state, look, show: (round) => setState({ step: 'ready', round }) };
}
