import { expect, test } from 'vitest';
import { darkPalette, lightPalette } from '../../map/style/palette.ts';
import { zonePatterns } from './zone-pattern.ts';
import { zoneSlots } from './zone-slots.ts';

test('[DU5] every colour of a district has a pattern of its own', () => {
  for (const { zones } of [lightPalette, darkPalette]) {
    expect(zones).toHaveLength(zonePatterns.length);
    expect(new Set(zones).size).toBe(zones.length);
  }
  expect(new Set(zonePatterns.map(({ d, paint }) => paint + d)).size).toBe(zonePatterns.length);
});

test('[DU5] with more schools than patterns the same one comes again far away', () => {
  const schoolLon = Int32Array.from({ length: 12 }, (_, at) => at * 1000);
  const schoolLat = new Int32Array(12);
  const slots = zoneSlots({ schoolId: [...schoolLon].map(String), schoolLon, schoolLat }, 4);
  expect(slots.slice(0, 4)).toEqual([0, 1, 2, 3]);
  for (const [school, slot] of slots.entries()) {
    expect(slots[school + 1]).not.toBe(slot);
    expect(slots[school + 2]).not.toBe(slot);
  }
});
