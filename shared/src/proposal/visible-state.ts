import type { Proposal, ProposalState } from './proposal.ts';

/** Where one's own words are on their way to the city; null once they are public, and for other people's. */
export type WayState = 'draft' | 'saved' | 'sending' | 'received' | 'parked' | 'attention' | null;

/** The one sign and word a proposal is shown with, the same on map, list, page and history. */
export type VisibleState = 'draft' | 'saved' | 'sending' | 'parked' | 'attention' | ProposalState;

/**
 * Rule UI9: «received» and everything after it is shown only for what the server has answered; until then the way of
 * one's own words is shown. A change that waits does not hide what the city already said: see `changeWaits`.
 */
export function visibleState(
  { state, receivedAt }: Pick<Proposal, 'state' | 'receivedAt'>,
  way: WayState,
): VisibleState {
  if (receivedAt !== null || way === null || way === 'received') return state;
  return way;
}

/** A proposal that the city has, with a change of it that the city has not. */
export function changeWaits({ receivedAt }: Pick<Proposal, 'receivedAt'>, way: WayState): boolean {
  return receivedAt !== null && way !== null && way !== 'received';
}
