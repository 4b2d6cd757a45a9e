import type { WishedLane } from '@werkstadt/shared/planning/lanes-together/lanes-by-street';
import { bikeLaneFieldsSchema } from '@werkstadt/shared/proposal/kinds/bike-lane/kind';
import type { ProposalView } from '~/platform/data/index.ts';

/** Views are never changed in place, so each is read once. */
const known = new WeakMap<ProposalView, WishedLane>();

/** The lane of a proposal; null where it has none, and for one that was withdrawn. */
export function wishedLane(proposal: ProposalView): WishedLane | null {
  const { id, kind, geometry, fields, supportCount, state } = proposal;
  if (kind !== 'bike-lane' || geometry.type !== 'LineString' || state === 'withdrawn') return null;
  const before = known.get(proposal);
  if (before) return before;
  const network = bikeLaneFieldsSchema.safeParse(fields).data?.network ?? null;
  const lane = { id, supportCount, line: geometry.coordinates, network };
  known.set(proposal, lane);
  return lane;
}

/** The lanes among proposals, as they are added up and compared. */
export const wishedLanes = (proposals: readonly ProposalView[]): WishedLane[] =>
  proposals.flatMap((proposal) => wishedLane(proposal) ?? []);
