import * as z from 'zod/mini';
import { lineLengthMetres } from '../../../geometry/line-length-metres.ts';
import { LANE_PRESETS } from '../../../planning/rules/presets.ts';
import { seenFiguresSchema } from '../../../planning/seen/seen-figures-schema.ts';
import { defineKind, invalid, valid } from '../kind.ts';
import { laneNetworkSchema } from './lane-network.ts';

/** Shorter lines are slips of the finger (rule K4). */
const MIN_LENGTH_METRES = 10;

const sides = ['both', 'left', 'right'] as const;

/**
 * Version 2. What came with it is absent where it was not asked for or not known: the cross-section that was chosen, the
 * streets the lane runs on, and the figures as their author saw them.
 */
export const bikeLaneFieldsSchema = z.strictObject({
  side: z.enum(sides),
  preset: z.optional(z.enum(LANE_PRESETS)),
  network: z.optional(laneNetworkSchema),
  figures: z.optional(seenFiguresSchema),
});

/** A cycle lane along a street. Geometry: LineString in WGS 84, [lon, lat]; sides seen in drawing direction. */
export const bikeLane = defineKind({
  id: 'bike-lane',
  version: 2,
  geometryType: 'LineString',
  followsStreets: true,
  icon: 'bike',
  fields: bikeLaneFieldsSchema,
  // Version 1 knew the side alone, and it stays as it was.
  upcasters: { 1: (fields) => fields },
  form: [{ name: 'side', type: 'choice', options: sides, initial: 'both' }],
  check: ({ coordinates }) => (lineLengthMetres(coordinates) < MIN_LENGTH_METRES ? invalid('line-too-short') : valid),
});
