import type { Position } from '../../geometry/geojson.ts';
import type { DistrictData } from '../data/district-data.ts';
import type { Assignment } from '../plan/assignment.ts';
import { dissolveBlocks } from '../shape/dissolve-blocks.ts';

export interface DistrictFeature {
  readonly type: 'Feature';
  readonly properties: {
    readonly zone: number;
    readonly school_id: string;
    readonly school_name: string;
    readonly blocks: number;
  };
  readonly geometry: { readonly type: 'MultiPolygon'; readonly coordinates: Position[][][] };
}

/** The districts of a plan as areas (RFC 7946), one feature a school that has blocks; what is in no district is in none. */
export function planGeoJson(
  data: DistrictData,
  assignment: Readonly<Assignment>,
): { readonly type: 'FeatureCollection'; readonly features: DistrictFeature[] } {
  const features = data.schoolId.flatMap((id, school): DistrictFeature[] => {
    const rows = [...assignment.keys()].filter((row) => assignment[row] === school + 1);
    if (rows.length === 0) return [];
    return [
      {
        type: 'Feature',
        properties: {
          zone: school + 1,
          school_id: id,
          school_name: data.schoolName[school] ?? '',
          blocks: rows.length,
        },
        geometry: { type: 'MultiPolygon', coordinates: dissolveBlocks(data, rows) },
      },
    ];
  });
  return { type: 'FeatureCollection', features };
}
