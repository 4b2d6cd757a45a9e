import type { DistrictData } from '@werkstadt/shared/districts/data/district-data';
import { MICRODEGREES } from '@werkstadt/shared/planning/network/metres';

/** A point inside the block, WGS 84 [lon, lat]. */
export const blockPosition = ({ blockLon, blockLat }: DistrictData, block: number): [number, number] => [
  (blockLon[block] ?? 0) / MICRODEGREES,
  (blockLat[block] ?? 0) / MICRODEGREES,
];
