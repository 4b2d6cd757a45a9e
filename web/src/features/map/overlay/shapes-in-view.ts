import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import type { Feature } from 'geojson';
import type { ProposalShape } from './proposal-features.ts';

/** More lines than this lie over one another and are told by their signs alone; a phone draws so many at each frame. */
export const MAX_SHAPES = 1_500;

/** A map that is moved by less than half of what it shows finds everything there already. */
const MARGIN = 0.5;

export function widened([west, south, east, north]: BoundingBox): BoundingBox {
  const [width, height] = [MARGIN * (east - west), MARGIN * (north - south)];
  return [west - width, south - height, east + width, north + height];
}

const overlap = (a: BoundingBox, b: BoundingBox): boolean =>
  a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/** Whether what is shown depends on where the map stands. */
export const areMany = (shapes: readonly ProposalShape[]): boolean => shapes.length > MAX_SHAPES;

/**
 * Lines and areas to draw in a view, [west, south, east, north]: all of them while they are few; of many, those in the
 * view and near it once that is few enough, and always the chosen one.
 */
export function shapesInView(
  shapes: readonly ProposalShape[],
  view: BoundingBox,
  chosenId: string | null,
): readonly Feature[] {
  if (!areMany(shapes)) return shapes.map(({ feature }) => feature);
  const near = widened(view);
  const isChosen = ({ feature }: ProposalShape) => feature.properties.id === chosenId;
  const inView = shapes.filter((shape) => overlap(shape.box, near) || isChosen(shape));
  return (inView.length > MAX_SHAPES ? inView.filter(isChosen) : inView).map(({ feature }) => feature);
}
