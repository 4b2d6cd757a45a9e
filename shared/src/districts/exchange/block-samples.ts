import type { Position } from '../../geometry/geojson.ts';
import { MICRODEGREES } from '../../planning/network/metres.ts';
import type { DistrictData } from '../data/district-data.ts';
import { blockBox, blockHolds } from '../pointing/block-outline.ts';

/** So many rows and columns of points are laid over a block. */
const SIDE = 6;

/** Points of a block that stand for its area: the one it is told by, then those of a grid that lie inside. */
export function blockSamples(data: DistrictData, block: number): Position[] {
  const [west, south, east, north] = blockBox(data, block);
  const samples: Position[] = [
    [(data.blockLon[block] ?? 0) / MICRODEGREES, (data.blockLat[block] ?? 0) / MICRODEGREES],
  ];
  for (let cell = 0; cell < SIDE * SIDE; cell += 1) {
    const x = west + (((cell % SIDE) + 0.5) / SIDE) * (east - west);
    const y = south + ((Math.floor(cell / SIDE) + 0.5) / SIDE) * (north - south);
    if (blockHolds(data, block, x, y)) samples.push([x / MICRODEGREES, y / MICRODEGREES]);
  }
  return samples;
}
