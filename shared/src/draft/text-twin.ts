import CheapRuler from 'cheap-ruler';
import type { DrawnGeometry, Position } from '../geometry/geojson.ts';
import { lineLengthMetres } from '../geometry/line-length-metres.ts';
import { polygonAreaSquareMetres } from '../geometry/polygon-area-square-metres.ts';

/** What the twin asks of the city's place index. */
export interface PlaceLookup {
  readonly nearest: (
    position: Position,
    radiusMetres: number,
  ) => { readonly id: string; readonly kind: string; readonly label: string } | null;
}

/**
 * What a geometry's sentence is made of (rule UI4): «Radweg, 1,2 km, von Bahnhofstraße 3 bis Marktplatz, quert
 * 2 Straßen». A name is null where the index knows none, or there is no index.
 */
export type TextTwin =
  | { readonly type: 'Point'; readonly near: string | null; readonly position: Position }
  | {
      readonly type: 'LineString';
      readonly lengthMetres: number;
      readonly from: string | null;
      readonly to: string | null;
      /** Crossings passed between the ends; null without an index. */
      readonly crossings: number | null;
    }
  | {
      readonly type: 'Polygon';
      readonly areaSquareMetres: number;
      readonly near: string | null;
      readonly corners: number;
    };

/** An end of a line or a place is named after what lies within sight. */
const NAME_RADIUS_METRES = 80;
/** The middle of an area is named after what lies within a few streets. */
const AREA_NAME_RADIUS_METRES = 400;
/** A line drawn along a street passes its crossings this near. */
const CROSSING_RADIUS_METRES = 12;
/** Longer lines are looked at in coarser steps, so that the twin stays cheap. */
const MAX_LOOKS = 2000;

/** A crossing of many streets is known by two of them; more make a sentence nobody listens to. */
const NAMES_OF_A_CROSSING = 2;

function nameAt(places: PlaceLookup | null, position: Position | undefined, radiusMetres: number): string | null {
  const found = position && places?.nearest(position, radiusMetres);
  if (!found) return null;
  return found.kind === 'crossing' ? found.label.split(' / ').slice(0, NAMES_OF_A_CROSSING).join(' / ') : found.label;
}

function crossingsPassed(line: readonly Position[], lengthMetres: number, places: PlaceLookup): number {
  const middle = line[Math.floor(line.length / 2)];
  if (!middle || lengthMetres === 0) return 0;
  const ruler = new CheapRuler(middle[1], 'meters');
  const stepMetres = Math.max(CROSSING_RADIUS_METRES / 2, lengthMetres / MAX_LOOKS);
  const passed = new Set<string>();
  for (let index = 1; index < line.length; index += 1) {
    const from = line[index - 1];
    const to = line[index];
    if (!from || !to) break;
    const steps = Math.max(1, Math.ceil(ruler.distance(from, to) / stepMetres));
    for (let step = 0; step <= steps; step += 1) {
      const share = step / steps;
      const at: Position = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
      const found = places.nearest(at, CROSSING_RADIUS_METRES);
      if (found?.kind === 'crossing') passed.add(found.id);
    }
  }
  for (const end of [line[0], line.at(-1)]) {
    const found = end && places.nearest(end, CROSSING_RADIUS_METRES);
    if (found) passed.delete(found.id);
  }
  return passed.size;
}

/** Middle of the outline's corners: good enough to say where an area lies. */
function middleOf(corners: readonly Position[]): Position | undefined {
  if (corners.length === 0) return undefined;
  const sum = corners.reduce<Position>(([x, y], [cornerX, cornerY]) => [x + cornerX, y + cornerY], [0, 0]);
  return [sum[0] / corners.length, sum[1] / corners.length];
}

/** Parts of the sentence that says in words what a geometry (WGS 84, [lon, lat]) shows on the map. */
export function textTwin(geometry: DrawnGeometry, places: PlaceLookup | null): TextTwin {
  switch (geometry.type) {
    case 'Point':
      return {
        type: 'Point',
        near: nameAt(places, geometry.coordinates, NAME_RADIUS_METRES),
        position: geometry.coordinates,
      };
    case 'LineString': {
      const line = geometry.coordinates;
      const lengthMetres = lineLengthMetres(line);
      return {
        type: 'LineString',
        lengthMetres,
        from: nameAt(places, line[0], NAME_RADIUS_METRES),
        to: nameAt(places, line.at(-1), NAME_RADIUS_METRES),
        crossings: places ? crossingsPassed(line, lengthMetres, places) : null,
      };
    }
    case 'Polygon': {
      const corners = (geometry.coordinates[0] ?? []).slice(0, -1);
      return {
        type: 'Polygon',
        areaSquareMetres: polygonAreaSquareMetres(geometry.coordinates),
        near: nameAt(places, middleOf(corners), AREA_NAME_RADIUS_METRES),
        corners: corners.length,
      };
    }
  }
}
