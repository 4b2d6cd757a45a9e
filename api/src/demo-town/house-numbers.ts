import type { Building } from './building.ts';
import type { MapLine, PlanarMap } from './planar-map.ts';
import { at, distance, lengthOf, projectOnLine } from './plane.ts';
import type { SeededRandom } from './seeded-random.ts';

/**
 * House numbers of one street's buildings: they rise from the end nearer to the market square, odd on the left side,
 * even on the right. Empty plots leave gaps; a house squeezed in later has a letter.
 */
export function houseNumbers(
  map: PlanarMap,
  line: MapLine,
  houses: readonly Building[],
  random: SeededRandom,
): Map<Building, string> {
  const points = map.linePoints(line);
  const market = [0, 0] as const;
  if (distance(at(points, 0), market) > distance(at(points, -1), market)) points.reverse();
  const total = lengthOf(points);
  const numbers = new Map<Building, string>();
  for (const side of [1, -1]) {
    const row = houses
      .map((house) => ({ house, ...projectOnLine(house.door, points) }))
      .filter(({ offset }) => Math.sign(offset || 1) === side)
      .sort((one, other) => one.metres - other.metres);
    let number = side === 1 ? 1 : 2;
    let lastMetres = 0;
    let letter = 0;
    for (const { house, metres } of row) {
      const empty = Math.floor((metres - lastMetres) / 45);
      if (lastMetres > 0 && empty > 0 && total > 100) number += 2 * Math.min(3, empty);
      if (numbers.size > 0 && lastMetres > 0 && metres - lastMetres < 16 && letter < 2 && random.chance(0.03)) {
        letter++;
        numbers.set(house, `${number - 2}${String.fromCharCode(96 + letter)}`);
      } else {
        numbers.set(house, String(number));
        number += 2;
        letter = 0;
      }
      lastMetres = metres;
    }
  }
  return numbers;
}
