import { expect, test } from 'vitest';
import type { Area, Position } from '../geometry/geojson.ts';
import { newDraft } from './draft.ts';
import { photoPlaceToOffer } from './photo-place.ts';

const area: Area = {
  type: 'Polygon',
  coordinates: [
    [
      [13, 53],
      [13.1, 53],
      [13.1, 53.1],
      [13, 53.1],
      [13, 53],
    ],
  ],
};
const draftOf = (kind: 'place' | 'bike-lane' | 'school-district', corners: readonly Position[]) => ({
  ...newDraft({ id: 'd', projectId: 'p', kind, authorName: null, now: '2026-01-01T00:00:00.000Z' }),
  corners: [...corners],
});
/** 0.001 degrees of latitude are 111 m. */
const here: Position = [13.05, 53.05];

test('[PH10] a photo from elsewhere in the area is asked about, with how far that is', () => {
  expect(photoPlaceToOffer([13.05, 53.052], draftOf('place', [here]), area)).toEqual({
    position: [13.05, 53.052],
    apartMetres: expect.closeTo(222.6, 0),
  });
});

test('[PH10] one from near by is not, nor one from outside the area, nor one that is nowhere', () => {
  const draft = draftOf('place', [here]);
  for (const taken of [[13.05, 53.0508], [13.2, 53.05], here, [Number.NaN, 53.05], [13.05, 91]] as Position[]) {
    expect(photoPlaceToOffer(taken, draft, area)).toBeNull();
  }
  expect(photoPlaceToOffer([13.05, 53.052], draftOf('place', []), area)).toBeNull();
});

test('[PH10] along a line what counts is the way to its nearest place; an area is not asked about', () => {
  const corners: Position[] = [here, [13.05, 53.06], [13.06, 53.06]];
  expect(photoPlaceToOffer([13.0505, 53.055], draftOf('bike-lane', corners), area)).toBeNull();
  expect(photoPlaceToOffer([13.053, 53.055], draftOf('bike-lane', corners), area)?.apartMetres).toBeCloseTo(201, 0);
  expect(photoPlaceToOffer([13.02, 53.02], draftOf('school-district', corners), area)).toBeNull();
});
