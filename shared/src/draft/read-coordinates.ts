import type { BoundingBox, Position } from '../geometry/geojson.ts';

const number = String.raw`[+-]?\d{1,3}(?:[.,]\d+)?`;
const pair = new RegExp(String.raw`^\s*(${number})\s*°?\s*[NS]?\s*(?:[,;/]\s*|\s+)(${number})\s*°?\s*[EOW]?\s*$`, 'i');

const within = ([west, south, east, north]: BoundingBox, [longitude, latitude]: Position): boolean =>
  longitude >= west && longitude <= east && latitude >= south && latitude <= north;

/**
 * Reads decimal degrees as people copy them: «53.5574, 13.2603», «53,5574 13,2603», «53.5574 N 13.2603 E». Latitude
 * first, as maps show it, or the other way round where only that lies in `bounds` ([west, south, east, north]).
 * Null for anything else and for places outside `bounds`.
 */
export function readCoordinates(text: string, bounds: BoundingBox): Position | null {
  const [, first, second] = pair.exec(text) ?? [];
  if (first === undefined || second === undefined) return null;
  const [a, b] = [Number(first.replace(',', '.')), Number(second.replace(',', '.'))];
  const candidates: readonly Position[] = [
    [b, a],
    [a, b],
  ];
  return candidates.find((position) => within(bounds, position)) ?? null;
}
