import { expect, test } from 'vitest';
import { polygonSchema } from '../../geometry/geojson.ts';
import { polygonAreaSquareMetres } from '../../geometry/polygon-area-square-metres.ts';
import { ringSelfIntersects } from '../../geometry/ring-self-intersects.ts';
import { SeededRandom } from '../../random/seeded-random.ts';
import { gridTowns } from '../test/grid-town.ts';
import { dissolveBlocks } from './dissolve-blocks.ts';

test.each(Object.entries(gridTowns))(
  '[DP4] blocks of the town "%s" dissolve into valid outlines of their area',
  (_, data) => {
    const random = new SeededRandom(20_270_208);
    const all = [...data.blockId.keys()];
    for (let run = 0; run < 60; run += 1) {
      const share = random.next();
      const rows = all.filter(() => random.chance(share));
      const shape = dissolveBlocks(data, rows);
      const area = shape.reduce((sum, rings) => sum + polygonAreaSquareMetres(rings), 0);
      const expected = rows.reduce((sum, row) => sum + (data.blockArea[row] ?? 0), 0);
      expect(Math.abs(area - expected)).toBeLessThanOrEqual(expected * 1e-6);
      for (const rings of shape) {
        expect(polygonSchema.safeParse({ type: 'Polygon', coordinates: rings }).success).toBe(true);
        for (const ring of rings) expect(ringSelfIntersects(ring)).toBe(false);
      }
    }
    const whole = dissolveBlocks(data, all);
    expect(whole).toHaveLength(1);
    expect(whole[0]).toHaveLength(1);
  },
);
