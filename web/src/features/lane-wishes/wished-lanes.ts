import type { Position } from '@werkstadt/shared/geometry/geojson';
import type { WishedLane } from '@werkstadt/shared/planning/lanes-together/lanes-by-street';
import { lanesNear } from '@werkstadt/shared/planning/lanes-together/similar-lanes';
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

/** Proposals looked at between two rests. */
const STRIDE = 64;

/** The lanes of proposals that lie where a line lies, with rests: at the desk of a large city they are very many. */
export function* wishedLanesNear(
  line: readonly Position[],
  proposals: readonly ProposalView[],
): Generator<void, WishedLane[]> {
  const near: WishedLane[] = [];
  for (let start = 0; start < proposals.length; start += STRIDE) {
    yield;
    const lines = proposals
      .slice(start, start + STRIDE)
      .flatMap((proposal) =>
        proposal.geometry.type === 'LineString' ? [{ proposal, line: proposal.geometry.coordinates }] : [],
      );
    for (const lane of wishedLanes(lanesNear(line, lines).map(({ proposal }) => proposal))) near.push(lane);
  }
  return near;
}

/** The lanes among proposals, as they are added up and compared. */
export const wishedLanes = (proposals: readonly ProposalView[]): WishedLane[] =>
  proposals.flatMap((proposal) => wishedLane(proposal) ?? []);
