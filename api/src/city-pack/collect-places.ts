import type { BoundingBox, Position } from '@werkstadt/shared/geometry/geojson';
import type { PlaceSource, SourceAddress, SourcePlace, SourceWay } from '@werkstadt/shared/place/place-source';
import { classifyPlace, classifyPoi } from './classify/points.ts';
import { classifyStreet } from './classify/streets.ts';
import type { Area } from './collect-areas.ts';
import { labelPoint } from './label-point.ts';
import { MISSING, type OsmExtract, type OsmWay, type Tags } from './osm-extract.ts';

/** Ways without a name that are worth snapping to; driveways and aisles of car parks are not. */
const SNAPPED_UNNAMED = new Set([
  'cycleway',
  'path',
  'footway',
  'pedestrian',
  'track',
  'unclassified',
  'residential',
  'living_street',
  'tertiary',
  'secondary',
  'primary',
  'trunk',
]);
/** Named places that people look for but that the map shows differently. */
const NAMED_AREAS = ['landuse', 'leisure', 'natural', 'place', 'building', 'office', 'historic'] as const;

/** What can be searched for: streets, addresses and named places of an extract inside the map. */
export function collectPlaces(
  extract: OsmExtract,
  areas: readonly Area[],
  bbox: BoundingBox,
  centre: Position,
): PlaceSource {
  const source = { centre, ways: [] as SourceWay[], addresses: [] as SourceAddress[], places: [] as SourcePlace[] };
  const put = (tags: Tags, positionOf: () => Position) => {
    const address = addressOf(tags);
    const place = placeOf(tags);
    if (address === null && place === null) return;
    const position = positionOf();
    if (!isIn(bbox, position)) return;
    if (address) source.addresses.push({ ...address, position });
    if (place) source.places.push({ ...place, position });
  };
  for (const { node, tags } of extract.taggedNodes) put(tags, () => extract.nodes.position(node));
  for (const { tags, polygons } of areas) put(tags, () => labelPoint(polygons));
  for (const way of extract.ways) {
    if (isSearchedStreet(way)) source.ways.push(...partsOf(way, extract, bbox));
  }
  return source;
}

function isSearchedStreet({ tags, closed }: OsmWay): boolean {
  const highway = tags.get('highway');
  if (highway === undefined) return false;
  // A square is an area: its outline meets the streets that lead to it.
  if (classifyStreet(tags, closed) === null) return tags.has('name') && highway === 'pedestrian';
  return tags.has('name') || SNAPPED_UNNAMED.has(highway);
}

/** Parts between missing nodes; what lies wholly outside the map is left out. */
function partsOf({ nodes, tags }: OsmWay, extract: OsmExtract, bbox: BoundingBox): SourceWay[] {
  const name = tags.get('name') ?? null;
  const parts: { nodes: number[]; line: Position[] }[] = [{ nodes: [], line: [] }];
  for (const row of nodes) {
    if (row === MISSING) {
      parts.push({ nodes: [], line: [] });
      continue;
    }
    parts.at(-1)?.nodes.push(row);
    parts.at(-1)?.line.push(extract.nodes.position(row));
  }
  return parts
    .filter(({ line }) => line.length > 1 && line.some((position) => isIn(bbox, position)))
    .map((part) => ({ name, ...part }));
}

function addressOf(tags: Tags): Omit<SourceAddress, 'position'> | null {
  const houseNumber = tags.get('addr:housenumber');
  const town = tags.get('addr:city') ?? null;
  const street = tags.get('addr:street') ?? tags.get('addr:place') ?? tags.get('addr:hamlet') ?? town;
  if (!houseNumber || !street) return null;
  return { street, houseNumber, postcode: tags.get('addr:postcode') ?? null, town };
}

function placeOf(tags: Tags): Omit<SourcePlace, 'position'> | null {
  const name = tags.get('name');
  if (!name) return null;
  if (classifyPlace(tags) !== null) return { name, isLocality: tags.get('place') !== 'locality' };
  const known = classifyPoi(tags) !== null || (!tags.has('highway') && NAMED_AREAS.some((key) => tags.has(key)));
  return known ? { name, isLocality: false } : null;
}

function isIn([west, south, east, north]: BoundingBox, [longitude, latitude]: Position): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}
