import * as z from 'zod/mini';
import { polygonAreaSquareMetres } from '../../../geometry/polygon-area-square-metres.ts';
import { defineKind, invalid, valid } from '../kind.ts';

/** A smaller area is no district but a slip of the finger (rule K5): about one block. */
const MIN_AREA_SQUARE_METRES = 1000;

/** The district of one school. Geometry: Polygon in WGS 84, [lon, lat]. */
export const schoolDistrict = defineKind({
  id: 'school-district',
  version: 1,
  geometryType: 'Polygon',
  followsStreets: false,
  icon: 'school',
  fields: z.strictObject({ school: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)) }),
  upcasters: {},
  form: [{ name: 'school', type: 'text', maxLength: 120, initial: '' }],
  check: ({ coordinates }) =>
    polygonAreaSquareMetres(coordinates) < MIN_AREA_SQUARE_METRES ? invalid('area-too-small') : valid,
});
