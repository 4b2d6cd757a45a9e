import type { Position } from '../geometry/geojson.ts';
import { lineLengthMetres } from '../geometry/line-length-metres.ts';
import { type DistrictData, SUPPRESSED } from './data/district-data.ts';

/** Pupils by block and year, `y * blocks + b`, with what is assumed in place of numbers that are kept back. */
export interface PupilTable {
  readonly value: Uint16Array;
  readonly lower: Uint16Array;
  readonly upper: Uint16Array;
  /** 1 where the city keeps the number back. */
  readonly keptBack: Uint8Array;
}

/** A city's blocks and schools with everything that is made of them once, before the first stroke. */
export interface DistrictCity {
  readonly data: DistrictData;
  readonly blocks: number;
  readonly schools: number;
  readonly years: number;
  readonly pupils: PupilTable;
  /** Whole numbers, so that sums that grow and shrink by strokes stay exact. */
  readonly blockAreaDm2: Float64Array;
  readonly blockPerimeterDm: Float64Array;
}

export function districtCity(data: DistrictData): DistrictCity {
  return {
    data,
    blocks: data.blockId.length,
    schools: data.schoolId.length,
    years: data.meta.years.length,
    pupils: pupilTable(data),
    blockAreaDm2: Float64Array.from(data.blockArea, (squareMetres) => Math.round(squareMetres * 100)),
    blockPerimeterDm: Float64Array.from(data.blockId, (_, block) => Math.round(perimeterMetres(data, block) * 10)),
  };
}

/**
 * A number that is kept back lies between 1 and what the city still tells: the middle stands in for it. Where a pack
 * tells nothing better, these are its bounds.
 */
function pupilTable({ meta, blockPupils, blockPupilsLower, blockPupilsUpper }: DistrictData): PupilTable {
  const most = Math.max(0, (meta.pupils.suppressedBelow ?? 1) - 1);
  const keptBack = Uint8Array.from(blockPupils, (count) => (count === SUPPRESSED ? 1 : 0));
  return {
    value: blockPupils.map((count, row) => (keptBack[row] ? Math.ceil(most / 2) : count)),
    lower: blockPupilsLower.map((count, row) => (keptBack[row] ? Math.min(1, most) : count)),
    upper: blockPupilsUpper.map((count, row) => (keptBack[row] ? most : count)),
    keptBack,
  };
}

function perimeterMetres({ ringOffset, pointOffset, pointLon, pointLat }: DistrictData, block: number): number {
  let metres = 0;
  for (let ring = ringOffset[block] ?? 0; ring < (ringOffset[block + 1] ?? 0); ring += 1) {
    const positions: Position[] = [];
    const end = pointOffset[ring + 1] ?? 0;
    for (let point = pointOffset[ring] ?? 0; point < end; point += 1) {
      positions.push([(pointLon[point] ?? 0) / 1e6, (pointLat[point] ?? 0) / 1e6]);
    }
    metres += lineLengthMetres([...positions, ...positions.slice(0, 1)]);
  }
  return metres;
}
