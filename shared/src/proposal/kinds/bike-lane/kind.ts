import * as z from 'zod/mini';
import { lineLengthMetres } from '../../../geometry/line-length-metres.ts';
import { defineKind, invalid, valid } from '../kind.ts';

/** Shorter lines are slips of the finger (rule K4). */
const MIN_LENGTH_METRES = 10;

const sides = ['both', 'left', 'right'] as const;

/** A cycle lane along a street. Geometry: LineString in WGS 84, [lon, lat]; sides seen in drawing direction. */
export const bikeLane = defineKind({
  id: 'bike-lane',
  version: 1,
  geometryType: 'LineString',
  followsStreets: true,
  icon: 'bike',
  fields: z.strictObject({ side: z.enum(sides) }),
  form: [{ name: 'side', type: 'choice', options: sides, initial: 'both' }],
  check: ({ coordinates }) => (lineLengthMetres(coordinates) < MIN_LENGTH_METRES ? invalid('line-too-short') : valid),
});
