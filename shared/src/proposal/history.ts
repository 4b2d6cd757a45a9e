import type { Decision } from '../decision/decision.ts';
import type { Proposal } from './proposal.ts';

/** One line of a proposal's public history. Times are ISO 8601; `written` is the phone's clock, the others the server's. */
export type HistoryStep =
  | { readonly step: 'written'; readonly at: string }
  | { readonly step: 'received'; readonly at: string; readonly number: number | null }
  | { readonly step: 'decided'; readonly at: string; readonly decision: Decision }
  | { readonly step: 'withdrawn'; readonly at: null };

/** Written and received this close to each other is one event for a reader: 60 s. */
const ONE_EVENT_MS = 60_000;

/** Newest first (rule UI10). What this device knows and the city does not is no part of it but `written`. */
export function historyOf(
  proposal: Pick<Proposal, 'createdAt' | 'receivedAt' | 'number' | 'state'>,
  decisions: readonly Decision[],
): HistoryStep[] {
  const { createdAt, receivedAt, number, state } = proposal;
  const steps: HistoryStep[] = [];
  const oneEvent = receivedAt !== null && Date.parse(receivedAt) - Date.parse(createdAt) < ONE_EVENT_MS;
  if (!oneEvent) steps.push({ step: 'written', at: createdAt });
  if (receivedAt !== null) steps.push({ step: 'received', at: receivedAt, number });
  for (const decision of decisions) steps.push({ step: 'decided', at: decision.decidedAt, decision });
  if (state === 'withdrawn') steps.push({ step: 'withdrawn', at: null });
  return steps.reverse();
}

/** The city's answers, newest first: every step that says more than "we are reading it". */
export function officialAnswers(decisions: readonly Decision[]): Decision[] {
  return decisions.filter(({ state }) => state !== 'in-review' && state !== 'reopened').reverse();
}
