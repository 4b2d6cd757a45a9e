import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { PackManifest } from '@werkstadt/shared/city/pack-manifest';
import type { BoundingBox, Position } from '@werkstadt/shared/geometry/geojson';
import type { PlaceData } from '@werkstadt/shared/place/place-data';
import type { AreaDefects } from './collect-areas.ts';
import type { FeaturesByLayer } from './collect-features.ts';
import type { DataSource } from './data-source.ts';
import type { AppliedTables } from './districts/apply-tables.ts';
import type { BuiltDistricts } from './districts/build-district-data.ts';
import { describeDistricts } from './districts/describe-districts.ts';
import type { Municipality } from './find-boundary.ts';
import type { OsmExtract } from './osm-extract.ts';
import { describeFile, type PackContent, sha256 } from './pack-folder.ts';
import type { BuiltPlanning } from './planning/build-planning-data.ts';
import { describePlanning } from './planning/describe-planning.ts';
import type { CityFile } from './planning/tables/read-table.ts';

export interface ManifestParts {
  name: string;
  centre: Position;
  bbox: BoundingBox;
  municipality: Municipality | null;
  source: DataSource;
  /** Path of the extract. */
  input: string;
  extract: OsmExtract;
  areaDefects: AreaDefects;
  layers: FeaturesByLayer;
  tileCount: number;
  places: PlaceData;
  planning: BuiltPlanning;
  /** Of the pack whose ids are kept; null for a first pack. */
  previousVersion: string | null;
  districts: BuiltDistricts & AppliedTables;
  /** The city's own tables. */
  tables: readonly CityFile[];
  /** Grid and rasters, which have a licence of their own. */
  openSources: PackManifest['sources'];
  contents: readonly PackContent[];
}

/** Tells what is in a pack, out of the data alone ([PK12], [PK14]). */
export async function makeManifest(parts: ManifestParts): Promise<PackManifest> {
  const { name, centre, bbox, municipality, source, extract } = parts;
  const files = parts.contents.map(describeFile);
  const date = dateOf(extract.newestTimestamp);
  return {
    format: 'werkstadt-city-pack',
    formatVersion: 1,
    version: sha256(new TextEncoder().encode(JSON.stringify([name, files]))).slice(0, 16),
    name,
    municipalityKey: municipality?.key ?? null,
    bbox,
    centre,
    dataDate: date,
    attribution: source.attribution,
    sources: [
      { ...source, ...(await measureFile(parts.input)), date },
      ...parts.tables.map(tableSource),
      ...parts.openSources,
    ],
    boundary: {
      kind: municipality ? 'municipality' : 'extract',
      closedGaps: municipality?.closedGaps ?? 0,
      closedGapMetres: municipality?.closedGapMetres ?? 0,
      missingWays: municipality?.missingWays ?? 0,
    },
    files,
    counts: countsOf(parts),
    dropped: { ...extract.defects, ...parts.areaDefects, ...unreadTags(parts.planning), ...parts.districts.dropped },
    ...followed(parts),
    planning: describePlanning(parts.planning.data.meta),
    districts: describeDistricts(parts.districts),
  };
}

const followed = ({ previousVersion, planning: { changes } }: ManifestParts): Pick<PackManifest, 'previous'> =>
  previousVersion === null || changes === null ? {} : { previous: { version: previousVersion, streets: changes } };

const tableSource = ({ file, bytes, sha256: sum, source }: CityFile): PackManifest['sources'][number] => ({
  name: file,
  file,
  bytes,
  sha256: sum,
  date: source?.date ?? null,
  licence: source?.licence ?? null,
  attribution: source?.attribution ?? '',
});

/** Tags that are there but say nothing that can be read. */
const unreadTags = ({ unread }: BuiltPlanning): Record<string, number> =>
  Object.fromEntries(Object.entries(unread).map(([tag, count]) => [`unread_${tag}`, count]));

/** ISO 8601 day of seconds since 1970. */
export function dateOf(seconds: number | null): string | null {
  return seconds === null ? null : new Date(seconds * 1000).toISOString().slice(0, 10);
}

async function measureFile(path: string): Promise<{ file: string; bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { file: basename(path), bytes, sha256: hash.digest('hex') };
}

function countsOf({ extract, layers, tileCount, places, planning, districts }: ManifestParts): Record<string, number> {
  return {
    nodes: extract.nodes.size,
    ways: extract.ways.length,
    relations: extract.relations.length,
    tiles: tileCount,
    ...Object.fromEntries([...layers].map(([layer, features]) => [`layer_${layer}`, features.length])),
    searchableStreets: places.streets.length / 2,
    searchableAddresses: places.addresses.houseNumbers.length,
    searchablePlaces: places.places.names.length,
    planningNodes: planning.data.nodeLon.length,
    planningEdges: planning.data.edgeFrom.length,
    planningCells: planning.data.cellLon.length,
    planningHomes: planning.homes,
    planningDestinations: planning.data.destinationCount,
    planningResidents: planning.data.meta.residents.total,
    blocks: districts.data.blockId.length,
    schools: districts.data.schoolId.length,
    joinedSlivers: districts.joinedSlivers,
  };
}
