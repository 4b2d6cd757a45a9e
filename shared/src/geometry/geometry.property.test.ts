import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundingBoxOf } from './bounding-box.ts';
import type { Area, Position } from './geojson.ts';
import { geometryWithinArea } from './geometry-within-area.ts';
import { lineLengthMetres } from './line-length-metres.ts';
import { nearestOnLine } from './nearest-on-line.ts';
import { polygonAreaSquareMetres } from './polygon-area-square-metres.ts';
import { positionInside } from './position-inside.ts';
import { ringSelfIntersects } from './ring-self-intersects.ts';
import { signPosition } from './sign-position.ts';

const seed = 20_270_208;

/** Somewhere a German city may be. */
const degrees = (min: number, max: number) =>
  fc.integer({ min: min * 1e6, max: max * 1e6 }).map((micro) => micro / 1e6);
const cityCentre = fc.tuple(degrees(5.8, 15.1), degrees(47.2, 55.1));
const offset = (most: number) => degrees(-most, most);

/** Length of the geodesic in metres on WGS 84, by Vincenty's inverse formula (Survey Review 176, 1975). */
function vincentyMetres([lon1, lat1]: Position, [lon2, lat2]: Position): number {
  const [a, f] = [6_378_137, 1 / 298.257_223_563];
  const b = a * (1 - f);
  const rad = Math.PI / 180;
  const L = (lon2 - lon1) * rad;
  const U1 = Math.atan((1 - f) * Math.tan(lat1 * rad));
  const U2 = Math.atan((1 - f) * Math.tan(lat2 * rad));
  let lambda = L;
  for (let round = 0; round < 200; round += 1) {
    const sinSigma = Math.hypot(
      Math.cos(U2) * Math.sin(lambda),
      Math.cos(U1) * Math.sin(U2) - Math.sin(U1) * Math.cos(U2) * Math.cos(lambda),
    );
    if (sinSigma === 0) return 0;
    const cosSigma = Math.sin(U1) * Math.sin(U2) + Math.cos(U1) * Math.cos(U2) * Math.cos(lambda);
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (Math.cos(U1) * Math.cos(U2) * Math.sin(lambda)) / sinSigma;
    const cos2Alpha = 1 - sinAlpha ** 2;
    const cos2M = cos2Alpha === 0 ? 0 : cosSigma - (2 * Math.sin(U1) * Math.sin(U2)) / cos2Alpha;
    const C = (f / 16) * cos2Alpha * (4 + f * (4 - 3 * cos2Alpha));
    const next = L + (1 - C) * f * sinAlpha * (sigma + C * sinSigma * (cos2M + C * cosSigma * (-1 + 2 * cos2M ** 2)));
    if (Math.abs(next - lambda) < 1e-13) {
      const u2 = (cos2Alpha * (a ** 2 - b ** 2)) / b ** 2;
      const A = 1 + (u2 / 16384) * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)));
      const B = (u2 / 1024) * (256 + u2 * (-128 + u2 * (74 - 47 * u2)));
      const delta =
        B *
        sinSigma *
        (cos2M +
          (B / 4) *
            (cosSigma * (-1 + 2 * cos2M ** 2) - (B / 6) * cos2M * (-3 + 4 * sinSigma ** 2) * (-3 + 4 * cos2M ** 2)));
      return b * A * (sigma - delta);
    }
    lambda = next;
  }
  throw new Error('Vincenty does not converge');
}

/** Area of a small triangle by Heron from its geodesic sides, summed over many: slow, and not our formula. */
function triangleSquareMetres(a: Position, b: Position, c: Position, depth: number): number {
  if (depth === 0) {
    const [x, y, z] = [vincentyMetres(a, b), vincentyMetres(b, c), vincentyMetres(c, a)];
    const s = (x + y + z) / 2;
    return Math.sqrt(Math.max(0, s * (s - x) * (s - y) * (s - z)));
  }
  const middle = (p: Position, q: Position): Position => [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2];
  const [ab, bc, ca] = [middle(a, b), middle(b, c), middle(c, a)];
  return [
    [a, ab, ca],
    [ab, b, bc],
    [ca, bc, c],
    [ab, bc, ca],
  ].reduce((sum, [p, q, r]) => sum + (p && q && r ? triangleSquareMetres(p, q, r, depth - 1) : 0), 0);
}

describe('length', () => {
  test('[G1] lies within 0.1 % of WGS 84 geodesics for stretches of a city and beyond', () => {
    fc.assert(
      fc.property(
        cityCentre,
        fc.array(fc.tuple(offset(0.4), offset(0.3)), { minLength: 2, maxLength: 6 }),
        (centre, offsets) => {
          const line = offsets.map(([x, y]): Position => [centre[0] + x, centre[1] + y]);
          const exact = line.slice(1).reduce((sum, to, index) => sum + vincentyMetres(line[index] ?? to, to), 0);
          expect(Math.abs(lineLengthMetres(line) - exact)).toBeLessThanOrEqual(exact * 0.001 + 0.001);
        },
      ),
      { seed, numRuns: 300 },
    );
  });

  test('[G1] is the published 1° of the meridian, and 0 for what cannot be measured', () => {
    // Meridian arc from 53° to 54° on WGS 84: 111 298.6 m.
    expect(
      lineLengthMetres([
        [13, 53],
        [13, 54],
      ]),
    ).toBeCloseTo(111_298, -2);
    expect(lineLengthMetres([])).toBe(0);
    expect(lineLengthMetres([[13, 53]])).toBe(0);
    expect(
      lineLengthMetres([
        [13, 53],
        [Number.NaN, 53],
      ]),
    ).toBe(0);
    expect(
      lineLengthMetres([
        [13, 53],
        [Number.POSITIVE_INFINITY, 53],
      ]),
    ).toBe(0);
    expect(
      Number.isFinite(
        lineLengthMetres([
          [-1e300, 1e300],
          [1e300, -1e300],
        ]),
      ),
    ).toBe(true);
  });
});

describe('area', () => {
  test('[G2] lies within 0.1 % of many small geodesic triangles', () => {
    fc.assert(
      fc.property(cityCentre, offset(0.1), offset(0.06), offset(0.1), offset(0.06), (centre, x1, y1, x2, y2) => {
        const [b, c]: Position[] = [
          [centre[0] + x1, centre[1] + y1],
          [centre[0] + x2, centre[1] + y2],
        ];
        // Slivers are left out: there the bend of a geodesic edge is a large part of the little there is.
        fc.pre(
          b !== undefined &&
            c !== undefined &&
            Math.abs(x1 * y2 - x2 * y1) > 0.2 * Math.max(x1 ** 2 + y1 ** 2, x2 ** 2 + y2 ** 2, 1e-6),
        );
        if (!b || !c) return;
        const exact = triangleSquareMetres(centre, b, c, 4);
        expect(Math.abs(polygonAreaSquareMetres([[centre, b, c, centre]]) - exact)).toBeLessThan(exact * 0.001);
      }),
      { seed, numRuns: 60 },
    );
  });

  test('[G2] does not depend on winding or first corner, and holes are taken out', () => {
    const outline: Position[] = [
      [13, 53],
      [13.02, 53],
      [13.02, 53.02],
      [13, 53.02],
      [13, 53],
    ];
    const hole: Position[] = [
      [13.005, 53.005],
      [13.01, 53.005],
      [13.01, 53.01],
      [13.005, 53.005],
    ];
    const whole = polygonAreaSquareMetres([outline]);
    expect(polygonAreaSquareMetres([outline.toReversed()])).toBeCloseTo(whole, 3);
    expect(polygonAreaSquareMetres([[...outline.slice(1), outline[1] ?? [0, 0]]])).toBeCloseTo(whole, 3);
    expect(polygonAreaSquareMetres([outline, hole])).toBeCloseTo(whole - polygonAreaSquareMetres([hole]), 3);
    expect(polygonAreaSquareMetres([])).toBe(0);
    expect(
      polygonAreaSquareMetres([
        [
          [13, 53],
          [Number.NaN, 53],
          [13, 54],
          [13, 53],
        ],
      ]),
    ).toBe(0);
  });
});

const cell = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }));
const close = (corners: readonly Position[]): Position[] => [...corners, ...corners.slice(0, 1)];

/** Whether two whole-number segments share a point: all pairs, exact in whole numbers. */
function segmentsMeet(a: Position, b: Position, c: Position, d: Position): boolean {
  const cross = (p: Position, q: Position, r: Position) =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  const on = (p: Position, q: Position, r: Position) =>
    cross(p, q, r) === 0 &&
    Math.min(p[0], q[0]) <= r[0] &&
    r[0] <= Math.max(p[0], q[0]) &&
    Math.min(p[1], q[1]) <= r[1] &&
    r[1] <= Math.max(p[1], q[1]);
  if (cross(a, b, c) * cross(a, b, d) < 0 && cross(c, d, a) * cross(c, d, b) < 0) return true;
  return on(a, b, c) || on(a, b, d) || on(c, d, a) || on(c, d, b);
}

function crossesByAllPairs(ring: readonly Position[]): boolean {
  const corners = ring.slice(0, -1).filter((corner, index, all) => {
    const before = all[(index + all.length - 1) % all.length];
    return before === undefined || before[0] !== corner[0] || before[1] !== corner[1];
  });
  const count = corners.length;
  if (count < 3) return true;
  const at = (index: number): Position => corners[index % count] ?? [0, 0];
  for (let i = 0; i < count; i += 1) {
    for (let j = i + 1; j < count; j += 1) {
      const neighbours = j === i + 1 || (i === 0 && j === count - 1);
      if (!neighbours) {
        if (segmentsMeet(at(i), at(i + 1), at(j), at(j + 1))) return true;
        continue;
      }
      // Neighbours share one corner; any second common point is an overlap.
      const [shared, one, other] = j === i + 1 ? [at(j), at(i), at(j + 1)] : [at(i), at(i + 1), at(j)];
      const dot = (one[0] - shared[0]) * (other[0] - shared[0]) + (one[1] - shared[1]) * (other[1] - shared[1]);
      const cross = (one[0] - shared[0]) * (other[1] - shared[1]) - (one[1] - shared[1]) * (other[0] - shared[0]);
      if (cross === 0 && dot > 0) return true;
    }
  }
  return false;
}

describe('rings', () => {
  test('[G3] crossings, touches and overlaps are found exactly where comparing all pairs finds them', () => {
    let crossing = 0;
    let simple = 0;
    fc.assert(
      fc.property(fc.array(cell, { minLength: 3, maxLength: 9 }), (corners) => {
        const expected = crossesByAllPairs(close(corners));
        if (expected) crossing += 1;
        else simple += 1;
        expect(ringSelfIntersects(close(corners))).toBe(expected);
      }),
      { seed, numRuns: 3000 },
    );
    expect(crossing).toBeGreaterThan(300);
    expect(simple).toBeGreaterThan(300);
  });

  test('[G3] a bow tie crosses, a square does not, and what is no ring counts as crossing', () => {
    expect(
      ringSelfIntersects([
        [0, 0],
        [1, 1],
        [1, 0],
        [0, 1],
        [0, 0],
      ]),
    ).toBe(true);
    expect(
      ringSelfIntersects([
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
        [0, 0],
      ]),
    ).toBe(false);
    expect(
      ringSelfIntersects([
        [0, 0],
        [1, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ]),
    ).toBe(false);
    expect(ringSelfIntersects([])).toBe(true);
    expect(
      ringSelfIntersects([
        [0, 0],
        [1, 0],
        [0, 0],
      ]),
    ).toBe(true);
    expect(
      ringSelfIntersects([
        [0, 0],
        [Number.NaN, 0],
        [1, 1],
        [0, 0],
      ]),
    ).toBe(true);
  });

  test('[G3] 2 000 corners are told within a frame or two', () => {
    const ring = close(
      Array.from({ length: 1999 }, (_, index): Position => {
        const angle = (index / 1999) * 2 * Math.PI;
        return [13 + 0.1 * Math.cos(angle), 53 + 0.06 * Math.sin(angle)];
      }),
    );
    expect(ringSelfIntersects(ring)).toBe(false);
    expect(ringSelfIntersects([...ring.slice(0, 500), [12.9, 53.02], ...ring.slice(500)])).toBe(true);
  });
});

/** A ring of grid cells' edges: star-shaped, so that it never crosses itself. */
const star = (centre: Position, radii: readonly number[]): Position[] =>
  close(
    radii.map((radius, index): Position => {
      const angle = (index / radii.length) * 2 * Math.PI + 0.1;
      return [centre[0] + radius * Math.cos(angle), centre[1] + radius * Math.sin(angle)];
    }),
  );
const radii = (min: number, max: number) => fc.array(degrees(min, max), { minLength: 5, maxLength: 9 });

/** Even-odd over all rings, half-open: the plainest answer to "is it inside". */
function insideByRay([x, y]: Position, rings: readonly (readonly Position[])[]): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index += 1) {
      const [a, b] = [ring[index - 1], ring[index]];
      if (!a || !b || a[1] > y === b[1] > y) continue;
      if (x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
    }
  }
  return inside;
}

const areaWithHole = fc
  .record({ outline: radii(0.03, 0.06), hole: radii(0.005, 0.015) })
  .map(
    ({ outline, hole }): Area => ({ type: 'Polygon', coordinates: [star([13, 53], outline), star([13, 53], hole)] }),
  );
const near = fc.tuple(offset(0.06), offset(0.06)).map(([x, y]): Position => [13 + x, 53 + y]);
const SAMPLES = 400;

function lineInsideBySamples(line: readonly Position[], area: Area): 'inside' | 'outside' | 'near the edge' {
  const rings = area.coordinates.flat() as Position[][];
  const closed = area.type === 'Polygon' ? area.coordinates : rings;
  let outside = 0;
  let samples = 0;
  for (let index = 1; index < line.length; index += 1) {
    const [from, to] = [line[index - 1], line[index]];
    if (!from || !to) continue;
    for (let step = 0; step <= SAMPLES; step += 1) {
      const share = step / SAMPLES;
      samples += 1;
      if (!insideByRay([from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])], closed))
        outside += 1;
    }
  }
  if (outside === 0) return 'inside';
  return outside < samples / 100 ? 'near the edge' : 'outside';
}

describe('containment', () => {
  test('[G4] a point is inside exactly where a ray says so', () => {
    fc.assert(
      fc.property(areaWithHole, near, (area, position) => {
        const expected = insideByRay(position, area.coordinates as Position[][]);
        expect(geometryWithinArea({ type: 'Point', coordinates: position }, area)).toBe(expected);
      }),
      { seed, numRuns: 1000 },
    );
  });

  test('[G4] a line is inside only where all of it is: outline and hole are crossed nowhere', () => {
    const seen = { inside: 0, outside: 0 };
    fc.assert(
      fc.property(areaWithHole, fc.array(near, { minLength: 2, maxLength: 3 }), (area, line) => {
        const expected = lineInsideBySamples(line, area);
        const actual = geometryWithinArea({ type: 'LineString', coordinates: line }, area);
        if (expected === 'outside') {
          seen.outside += 1;
          expect(actual).toBe(false);
        }
        // Samples may miss a short way out, so `inside` is no more than likely: the exact answer may be stricter.
        if (actual) {
          seen.inside += 1;
          expect(expected).toBe('inside');
        }
      }),
      { seed, numRuns: 800 },
    );
    expect(seen.inside).toBeGreaterThan(20);
    expect(seen.outside).toBeGreaterThan(50);
  });

  test('[G4] a polygon is inside where its outline is, and no hole lies in it', () => {
    const seen = { inside: 0, round: 0, outside: 0 };
    fc.assert(
      fc.property(areaWithHole, near, radii(0.004, 0.03), (area, centre, own) => {
        const ring = star(centre, own);
        const actual = geometryWithinArea({ type: 'Polygon', coordinates: [ring] }, area);
        const outline = lineInsideBySamples(ring, area);
        const holeInside = insideByRay([13, 53], [ring]);
        if (outline === 'outside') seen.outside += 1;
        if (outline === 'outside' || holeInside) expect(actual).toBe(false);
        if (outline === 'inside' && holeInside) seen.round += 1;
        if (actual) {
          seen.inside += 1;
          expect(outline).toBe('inside');
        }
      }),
      { seed, numRuns: 1500 },
    );
    expect(seen.inside).toBeGreaterThan(20);
    expect(seen.round).toBeGreaterThan(0);
    expect(seen.outside).toBeGreaterThan(50);
  });

  test('[G4] the edge belongs to the area, two parts that share an edge are one, a gap between parts is outside', () => {
    const square = (x: number, y: number, size = 1): Position[] => [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
      [x, y],
    ];
    const one: Area = { type: 'Polygon', coordinates: [square(0, 0)] };
    expect(geometryWithinArea({ type: 'Polygon', coordinates: [square(0, 0)] }, one)).toBe(true);
    expect(
      geometryWithinArea(
        {
          type: 'LineString',
          coordinates: [
            [0, 0],
            [0, 1],
          ],
        },
        one,
      ),
    ).toBe(true);
    expect(
      geometryWithinArea(
        {
          type: 'LineString',
          coordinates: [
            [0, 0],
            [0, 1.1],
          ],
        },
        one,
      ),
    ).toBe(false);

    const touching: Area = { type: 'MultiPolygon', coordinates: [[square(0, 0)], [square(1, 0)]] };
    expect(
      geometryWithinArea(
        {
          type: 'LineString',
          coordinates: [
            [0.2, 0.5],
            [1.8, 0.5],
          ],
        },
        touching,
      ),
    ).toBe(true);
    expect(geometryWithinArea({ type: 'Polygon', coordinates: [square(0.5, 0.25, 0.5)] }, touching)).toBe(true);
    const apart: Area = { type: 'MultiPolygon', coordinates: [[square(0, 0)], [square(2, 0)]] };
    expect(
      geometryWithinArea(
        {
          type: 'LineString',
          coordinates: [
            [0.5, 0.5],
            [2.5, 0.5],
          ],
        },
        apart,
      ),
    ).toBe(false);

    const holed: Area = { type: 'Polygon', coordinates: [square(0, 0, 4), square(1, 1, 2)] };
    expect(geometryWithinArea({ type: 'Polygon', coordinates: [square(1, 1, 2)] }, holed)).toBe(false);
    expect(geometryWithinArea({ type: 'Polygon', coordinates: [square(0.5, 0.5, 3)] }, holed)).toBe(false);
    expect(geometryWithinArea({ type: 'Polygon', coordinates: [square(0.5, 0.5, 3), square(1, 1, 2)] }, holed)).toBe(
      true,
    );
    expect(
      geometryWithinArea(
        {
          type: 'LineString',
          coordinates: [
            [1, 1],
            [3, 1],
          ],
        },
        holed,
      ),
    ).toBe(true);
  });

  test('[G4] what is not finite is nowhere', () => {
    const area: Area = { type: 'Polygon', coordinates: [star([13, 53], [1, 1, 1, 1])] };
    expect(geometryWithinArea({ type: 'Point', coordinates: [Number.NaN, 53] }, area)).toBe(false);
    expect(
      geometryWithinArea(
        {
          type: 'LineString',
          coordinates: [
            [13, 53],
            [13, Number.POSITIVE_INFINITY],
          ],
        },
        area,
      ),
    ).toBe(false);
    expect(geometryWithinArea({ type: 'Point', coordinates: [1e300, -1e300] }, area)).toBe(false);
  });
});

describe('places of a geometry', () => {
  test('[G5] the sign of an area stands in it, also where its middle does not', () => {
    fc.assert(
      fc.property(radii(0.002, 0.05), (own) => {
        const ring = star([13, 53], own);
        const inside = positionInside([ring]);
        expect(inside !== null && insideByRay(inside, [ring])).toBe(true);
      }),
      { seed, numRuns: 500 },
    );
    const horseshoe: Position[] = [
      [0, 0],
      [3, 0],
      [3, 3],
      [2, 3],
      [2, 1],
      [1, 1],
      [1, 3],
      [0, 3],
      [0, 0],
    ];
    expect(insideByRay(signPosition({ type: 'Polygon', coordinates: [horseshoe] }), [horseshoe])).toBe(true);
  });

  test('[G5] the sign of a line stands half way along it', () => {
    const line: Position[] = [
      [13, 53],
      [13.001, 53],
      [13.01, 53],
    ];
    const sign = signPosition({ type: 'LineString', coordinates: line });
    expect(lineLengthMetres([line[0] ?? sign, sign])).toBeCloseTo(lineLengthMetres(line) / 2, 1);
  });

  test('[G6] the nearest place on a line is as near as the nearest of many places on it', () => {
    fc.assert(
      fc.property(fc.array(near, { minLength: 2, maxLength: 5 }), near, (line, position) => {
        const found = nearestOnLine(line, position);
        let least = Number.POSITIVE_INFINITY;
        for (let index = 1; index < line.length; index += 1) {
          const [from, to] = [line[index - 1], line[index]];
          if (!from || !to) continue;
          for (let step = 0; step <= 200; step += 1) {
            const share = step / 200;
            const at: Position = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
            least = Math.min(least, vincentyMetres(position, at));
          }
        }
        expect(found?.distanceMetres ?? 0).toBeLessThanOrEqual(least * 1.002 + 0.1);
      }),
      { seed, numRuns: 60 },
    );
    expect(nearestOnLine([[13, 53]], [13, 53])).toBeNull();
  });

  test('[G6] a bounding box holds every position and touches it on all four sides', () => {
    fc.assert(
      fc.property(fc.array(near, { minLength: 1, maxLength: 20 }), (positions) => {
        const box = boundingBoxOf(positions);
        const longitudes = positions.map(([x]) => x);
        const latitudes = positions.map(([, y]) => y);
        expect(box).toEqual([
          Math.min(...longitudes),
          Math.min(...latitudes),
          Math.max(...longitudes),
          Math.max(...latitudes),
        ]);
      }),
      { seed },
    );
    expect(boundingBoxOf([])).toBeNull();
  });
});
