import type { BoundingBox, Position } from '@werkstadt/shared/geometry/geojson';
import { expect, test } from 'vitest';
import type { ProposalShape } from './proposal-features.ts';
import { MAX_SHAPES, shapesInView } from './shapes-in-view.ts';

function line(id: string, [x, y]: Position): ProposalShape {
  const end: Position = [x + 0.5, y + 0.5];
  return {
    feature: {
      type: 'Feature',
      properties: { id, sign: 'received', quiet: false },
      geometry: { type: 'LineString', coordinates: [[x, y], end] },
    },
    box: [x, y, ...end],
  };
}

const ids = (shapes: readonly ProposalShape[], view: BoundingBox, chosen: string | null = null) =>
  shapesInView(shapes, view, chosen).map(({ properties }) => properties?.id);

const row = (count: number) => Array.from({ length: count }, (_, x) => line(String(x), [x, 0]));

test('[MP6] few lines are all drawn, wherever the map stands', () => {
  expect(ids(row(MAX_SHAPES), [-90, -10, -80, 10])).toHaveLength(MAX_SHAPES);
});

test('[MP6] of many lines those in the view and half a view around it are drawn, and the chosen one', () => {
  const many = row(MAX_SHAPES + 1);
  expect(ids(many, [10, -1, 14, 1])).toEqual(['8', '9', '10', '11', '12', '13', '14', '15', '16']);
  expect(ids(many, [10, 5, 14, 6])).toEqual([]);
  expect(ids(many, [10, 5, 14, 6], '900')).toEqual(['900']);
});

test('[MP6] too many in one view are told by their signs alone, the chosen one apart', () => {
  const many = row(MAX_SHAPES + 1);
  expect(ids(many, [-10, -1, 5000, 1])).toEqual([]);
  expect(ids(many, [-10, -1, 5000, 1], '3')).toEqual(['3']);
});
