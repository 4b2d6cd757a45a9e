import * as z from 'zod/mini';
import { polygonAreaSquareMetres } from '../../../geometry/polygon-area-square-metres.ts';
import { seenFiguresSchema } from '../../../planning/seen/seen-figures-schema.ts';
import { defineKind, invalid, valid } from '../kind.ts';
import { districtPlanSchema } from './district-plan.ts';

/** A smaller area is no district but a slip of the finger (rule K5): about one block. */
const MIN_AREA_SQUARE_METRES = 1000;

/**
 * Version 3. What came with version 2 is absent where it was not painted or not known: the plan on the blocks of a pack,
 * and the figures as their author saw them. Version 3 keeps with a machine's plan what the machine looked for.
 */
export const schoolDistrictFieldsSchema = z.strictObject({
  school: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
  plan: z.optional(districtPlanSchema),
  figures: z.optional(seenFiguresSchema),
});

/** The district of one school, or the largest part that a plan changes. Geometry: Polygon in WGS 84, [lon, lat]. */
export const schoolDistrict = defineKind({
  id: 'school-district',
  version: 3,
  geometryType: 'Polygon',
  followsStreets: false,
  // Blocks end at the municipality's border, rounded otherwise than a project's area.
  borderToleranceMetres: 15,
  icon: 'school',
  fields: schoolDistrictFieldsSchema,
  // Version 1 knew the school alone, version 2 a machine's plan without its goal: both stay as they were.
  upcasters: { 1: (fields) => fields, 2: (fields) => fields },
  form: [{ name: 'school', type: 'text', maxLength: 120, initial: '' }],
  check: ({ coordinates }) =>
    polygonAreaSquareMetres(coordinates) < MIN_AREA_SQUARE_METRES ? invalid('area-too-small') : valid,
});
