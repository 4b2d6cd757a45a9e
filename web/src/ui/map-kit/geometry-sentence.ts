import { type PlaceLookup, type TextTwin, textTwin } from '@werkstadt/shared/draft/text-twin';
import type { DrawnGeometry } from '@werkstadt/shared/geometry/geojson';
import type { KindId } from '@werkstadt/shared/proposal/kind-id';
import { type PlanTwin, planTwin } from '@werkstadt/shared/proposal/kinds/school-district/plan-twin';
import { formatArea, formatLength, formatNumber } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { kindName } from '~/platform/i18n/kind-words.ts';

function linePlace({ from, to }: { readonly from: string | null; readonly to: string | null }): string[] {
  if (from && to) return [from === to ? m.mapkit_twin_at({ place: from }) : m.mapkit_twin_from_to({ from, to })];
  if (from) return [m.mapkit_twin_from({ from })];
  return to ? [m.mapkit_twin_to({ to })] : [];
}

const crossed = (crossings: number | null): string[] =>
  crossings
    ? [crossings === 1 ? m.mapkit_twin_crosses_one() : m.mapkit_twin_crosses({ count: formatNumber(crossings) })]
    : [];

/** Degrees as people write them down, for a place that nothing near has a name for. */
const formatPosition = ([longitude, latitude]: readonly [number, number]): string =>
  `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;

function parts(twin: TextTwin): string[] {
  switch (twin.type) {
    case 'Point':
      return [twin.near ? m.mapkit_twin_at({ place: twin.near }) : formatPosition(twin.position)];
    case 'LineString':
      return [formatLength(twin.lengthMetres), ...linePlace(twin), ...crossed(twin.crossings)];
    case 'Polygon':
      return [
        formatArea(twin.areaSquareMetres),
        ...(twin.near ? [m.mapkit_twin_round({ place: twin.near })] : []),
        m.mapkit_twin_corners({ count: formatNumber(twin.corners) }),
      ];
  }
}

export interface Placed {
  readonly kind: KindId;
  readonly geometry: DrawnGeometry;
  /** Where a painted plan is told by what it changes; missing where nobody has filled in anything yet. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

const blocksWords = (count: number): string =>
  count === 1 ? m.districts_blocks_one() : m.districts_blocks({ count: formatNumber(count) });

function switchingWords({ value, isEstimate }: NonNullable<PlanTwin['switching']>): string {
  if (value === 0) return m.mapkit_twin_switch_none();
  const count = isEstimate ? m.mapkit_twin_about({ count: formatNumber(value) }) : formatNumber(value);
  return value === 1 ? m.mapkit_twin_switch_one({ count }) : m.mapkit_twin_switch({ count });
}

function planParts({ blocks, schools, withoutDistrict, switching }: PlanTwin): string[] {
  return [
    ...(blocks > 0 ? [m.mapkit_twin_plan({ blocks: blocksWords(blocks), schools })] : []),
    ...(withoutDistrict > 0 ? [m.mapkit_twin_no_district({ blocks: blocksWords(withoutDistrict) })] : []),
    ...(switching ? [switchingWords(switching)] : []),
  ];
}

/**
 * The text twin of a geometry (rule UI4): «Radweg, 1,2 km, von Bahnhofstraße 3 bis Marktplatz, quert 2 Straßen»; a plan of
 * districts: «Schulbezirk, 39 Baublöcke kämen zu Grundschule am Wall, 43 Kinder müssten wechseln».
 * Without a place index it tells sizes alone. Geometry in WGS 84, [lon, lat].
 */
export function geometrySentence({ kind, geometry, fields }: Placed, places: PlaceLookup | null): string {
  const name = kindName(kind);
  const plan = kind === 'school-district' && fields ? planTwin(fields) : null;
  return [name, ...(plan ? planParts(plan) : parts(textTwin(geometry, places)))].join(', ');
}
