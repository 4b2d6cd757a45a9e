import * as z from 'zod/mini';
import { defineKind, valid } from '../kind.ts';

const wishes = ['bench', 'shade', 'water', 'play', 'meeting', 'other'] as const;

/** A place to be made better. Geometry: Point in WGS 84, [lon, lat]. */
export const place = defineKind({
  id: 'place',
  version: 1,
  geometryType: 'Point',
  followsStreets: false,
  icon: 'map-pin',
  fields: z.strictObject({ wish: z.enum(wishes) }),
  upcasters: {},
  form: [{ name: 'wish', type: 'choice', options: wishes, initial: 'bench' }],
  check: () => valid,
});
