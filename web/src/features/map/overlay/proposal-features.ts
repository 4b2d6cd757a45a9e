import { signPosition } from '@werkstadt/shared/geometry/sign-position';
import type { Feature, FeatureCollection, Geometry, Point } from 'geojson';
import type { ProposalView } from '~/platform/data/index.ts';
import { type SignName, signOf } from '~/ui/index.ts';

/** What the map needs of a proposal. `quiet`: decided against or taken back, so it steps back. */
export interface MapProperties {
  readonly id: string;
  readonly sign: SignName;
  readonly quiet: boolean;
}

type Shapes = FeatureCollection<Geometry, MapProperties>;
type Signs = FeatureCollection<Point, MapProperties>;

const collection = <G extends Geometry>(
  features: Feature<G, MapProperties>[],
): FeatureCollection<G, MapProperties> => ({
  type: 'FeatureCollection',
  features,
});

/** Proposals as the map draws them: lines and areas, and one sign each. */
export function proposalFeatures(proposals: readonly ProposalView[]): {
  readonly shapes: Shapes;
  readonly signs: Signs;
} {
  const shapes: Feature<Geometry, MapProperties>[] = [];
  const signs: Feature<Point, MapProperties>[] = [];
  for (const proposal of proposals) {
    const sign = signOf(proposal);
    const properties = { id: proposal.id, sign, quiet: sign === 'declined' || sign === 'withdrawn' };
    if (proposal.geometry.type !== 'Point') shapes.push({ type: 'Feature', properties, geometry: proposal.geometry });
    const coordinates = signPosition(proposal.geometry);
    signs.push({ type: 'Feature', properties, geometry: { type: 'Point', coordinates } });
  }
  return { shapes: collection(shapes), signs: collection(signs) };
}
