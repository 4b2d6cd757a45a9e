import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import type { Feature } from 'geojson';
import { meetingView, type Places } from './places.ts';
import { proposalFeatures } from './proposal-features.ts';
import { MAX_SHAPES, widened } from './shapes-in-view.ts';

/** As `shapesInView`, of so many that features are made for those alone that are drawn. */
export function shapesOfMany(places: Places, view: BoundingBox, chosenId: string | null): readonly Feature[] {
  const near = meetingView(places, widened(view), MAX_SHAPES) ?? [];
  const chosen = chosenId === null ? undefined : places.proposals.find(({ id }) => id === chosenId);
  const drawn = chosen && !near.includes(chosen) ? [...near, chosen] : near;
  return proposalFeatures(drawn).shapes.map(({ feature }) => feature);
}
