import { CONTACT_KINDS, type DistrictData } from '@werkstadt/shared/districts/data/district-data';
import { MICRODEGREES } from '@werkstadt/shared/planning/network/metres';

// For tests: blocks read out of the data in plain ways.

export const contactOf = (data: DistrictData, one: number, other: number) => {
  for (let at = data.neighbourOffset[one] ?? 0; at < (data.neighbourOffset[one + 1] ?? 0); at++) {
    if (data.neighbour[at] === other) {
      return { kind: CONTACT_KINDS[data.neighbourContact[at] ?? 0], border: data.neighbourBorderDm[at] ?? 0 };
    }
  }
  return null;
};

export const ringsOf = (data: DistrictData, block: number): [number, number][][] => {
  const rings: [number, number][][] = [];
  for (let ring = data.ringOffset[block] ?? 0; ring < (data.ringOffset[block + 1] ?? 0); ring++) {
    const points: [number, number][] = [];
    for (let at = data.pointOffset[ring] ?? 0; at < (data.pointOffset[ring + 1] ?? 0); at++) {
      points.push([(data.pointLon[at] ?? 0) / MICRODEGREES, (data.pointLat[at] ?? 0) / MICRODEGREES]);
    }
    rings.push(points);
  }
  return rings;
};

/** Even-odd over all rings, written again. */
export const covers = (rings: readonly [number, number][][], [x, y]: readonly [number, number]): boolean => {
  let crossings = 0;
  for (const ring of rings) {
    ring.forEach(([ax, ay], index) => {
      const [bx, by] = ring[(index + 1) % ring.length] ?? [0, 0];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) crossings += 1;
    });
  }
  return crossings % 2 === 1;
};

/** Row of the block around a place in steps of the small town. */
export const blockAt = (data: DistrictData, east: number, north: number): number =>
  data.blockId.findIndex((_, block) => covers(ringsOf(data, block), [(13_200 + east) / 1000, (53_500 + north) / 1000]));
