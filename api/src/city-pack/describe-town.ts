import type { BoundingBox, Position } from '@werkstadt/shared/geometry/geojson';
import type { FeaturesByLayer } from './collect-features.ts';
import type { Municipality } from './find-boundary.ts';
import { labelPoint } from './label-point.ts';
import { roundedPosition } from './rounded-position.ts';

/** Longest name that a manifest takes. */
const MAX_NAME_LENGTH = 200;

/** What the town is called: as asked for, as its boundary says, as its largest place, or as the file. */
export function townName(
  asked: string | undefined,
  municipality: Municipality | null,
  layers: FeaturesByLayer,
  fileName: string,
): string {
  const name = asked ?? municipality?.name ?? largestPlace(layers) ?? fileName.replace(/(\.osm)?\.pbf$/, '');
  return name.slice(0, MAX_NAME_LENGTH);
}

/** Name of the place with the most inhabitants, of equally many the first. */
function largestPlace(layers: FeaturesByLayer): string | null {
  let largest: string | null = null;
  let most = -1;
  for (const { properties } of layers.get('place_labels') ?? []) {
    const population = typeof properties.population === 'number' ? properties.population : 0;
    if (population <= most || typeof properties.name !== 'string') continue;
    [largest, most] = [properties.name, population];
  }
  return largest;
}

/** Inhabitants as the town's own label says; null where it does not. */
export function taggedPopulation(name: string, layers: FeaturesByLayer): number | null {
  const label = (layers.get('place_labels') ?? []).find(({ properties }) => properties.name === name);
  const population = label?.properties.population;
  return typeof population === 'number' && population > 0 ? Math.round(population) : null;
}

/** Where the map opens: the town's own label, else the middle of the municipality or of the box. WGS 84 [lon, lat]. */
export function townCentre(
  name: string,
  municipality: Municipality | null,
  layers: FeaturesByLayer,
  [west, south, east, north]: BoundingBox,
): Position {
  const label = (layers.get('place_labels') ?? []).find(({ properties }) => properties.name === name);
  if (label?.geometry.type === 'Point') return roundedPosition(label.geometry.coordinates);
  return roundedPosition(municipality ? labelPoint(municipality.polygons) : [(west + east) / 2, (south + north) / 2]);
}
