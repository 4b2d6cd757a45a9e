import { boundingBoxOf, positionsOf } from '@werkstadt/shared/geometry/bounding-box';
import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import { signPosition } from '@werkstadt/shared/geometry/sign-position';
import type { Feature, Geometry, Point } from 'geojson';
import type { ProposalView } from '~/platform/data/index.ts';
import { signOf } from '~/ui/state-sign.tsx';
import type { SignName } from '~/ui/state-sign-shapes.ts';

/** What the map needs of a proposal. `quiet`: decided against or taken back, so it steps back. */
interface MapProperties {
  readonly id: string;
  readonly sign: SignName;
  readonly quiet: boolean;
}

/** A line or an area, and what it fits into: [west, south, east, north]. */
export interface ProposalShape {
  readonly feature: Feature<Geometry, MapProperties>;
  readonly box: BoundingBox;
}

interface OnMap {
  readonly sign: Feature<Point, MapProperties>;
  /** Null for a place: its sign is all there is to see. */
  readonly shape: ProposalShape | null;
}

/** Views are never changed in place, so each is worked out once, not at every letter of a search. */
const known = new WeakMap<ProposalView, OnMap>();

function onMap(proposal: ProposalView): OnMap {
  const before = known.get(proposal);
  if (before) return before;
  const { id, geometry } = proposal;
  const sign = signOf(proposal);
  const properties = { id, sign, quiet: sign === 'declined' || sign === 'withdrawn' };
  const box = geometry.type === 'Point' ? null : boundingBoxOf(positionsOf(geometry));
  const made: OnMap = {
    sign: { type: 'Feature', properties, geometry: { type: 'Point', coordinates: signPosition(geometry) } },
    shape: box && { feature: { type: 'Feature', properties, geometry }, box },
  };
  known.set(proposal, made);
  return made;
}

/** Proposals as the map draws them: lines and areas, and one sign each. The same view gives the same objects. */
export function proposalFeatures(proposals: readonly ProposalView[]): {
  readonly shapes: readonly ProposalShape[];
  readonly signs: readonly Feature<Point, MapProperties>[];
} {
  const drawn = proposals.map(onMap);
  return {
    shapes: drawn.flatMap(({ shape }) => (shape ? [shape] : [])),
    signs: drawn.map(({ sign }) => sign),
  };
}
