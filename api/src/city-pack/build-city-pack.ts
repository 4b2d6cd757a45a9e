import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { PACK_ROLES, type PackManifest } from '@werkstadt/shared/city/pack-manifest';
import type { BoundingBox, Position } from '@werkstadt/shared/geometry/geojson';
import { buildPlaceData } from '@werkstadt/shared/place/build-place-data';
import { type PlaceData, serialisePlaceData } from '@werkstadt/shared/place/place-data';
import { boundaryGeojson } from './boundary-geojson.ts';
import { CityPackError } from './city-pack-error.ts';
import { collectAreas } from './collect-areas.ts';
import { collectFeatures, type FeaturesByLayer } from './collect-features.ts';
import { collectPlaces } from './collect-places.ts';
import { findMunicipality, type Municipality, type MunicipalityChoice } from './find-boundary.ts';
import { labelPoint } from './label-point.ts';
import { mapExtent } from './map-extent.ts';
import type { OsmExtract } from './osm-extract.ts';
import {
  describeFile,
  MANIFEST_NAME,
  type PackContent,
  requirePackFolder,
  sha256,
  writePackFolder,
} from './pack-folder.ts';
import { readOsmPbf } from './read-osm-pbf.ts';
import { MAX_ZOOM, MIN_ZOOM, tileLayer } from './tile-layer.ts';
import { countTilesOfBox } from './tiles-of-box.ts';
import { writePmtiles } from './write-pmtiles.ts';

/** Required on every map by the Open Database License (openstreetmap.org/copyright). */
const ATTRIBUTION = '© OpenStreetMap-Mitwirkende';
const OSM_LICENCE = { name: 'Open Database License 1.0', url: 'https://opendatacommons.org/licenses/odbl/1-0/' };
/** The zoom at which a town fills the screen of a phone. */
const CENTRE_ZOOM = 12;

export interface BuildOptions extends MunicipalityChoice {
  /** What the map covers; without it, what the extract covers. */
  bbox?: BoundingBox;
}

/** The steps of a build in their order. */
export type BuildStep = 'read' | 'sort' | 'tiles' | 'places' | 'write';

export interface BuildProgress {
  step: BuildStep;
  /** Of this step, 0 to 1. */
  share: number;
}

export interface BuildArguments {
  /** Path of an .osm.pbf file. */
  input: string;
  /** The pack's folder; one with an older pack is replaced. */
  out: string;
  options?: BuildOptions;
  onProgress?: (progress: BuildProgress) => void;
}

/**
 * Makes a city pack out of an OpenStreetMap extract. The same input and options give the same bytes. Throws
 * `CityPackError` with a sentence for people where that is not possible; the folder is untouched then.
 */
export async function buildCityPack({
  input,
  out,
  options = {},
  onProgress = () => {},
}: BuildArguments): Promise<PackManifest> {
  await requirePackFolder(out);
  const extract = await readOsmPbf(input, (share) => onProgress({ step: 'read', share }));

  onProgress({ step: 'sort', share: 0 });
  const municipality = findMunicipality(extract, options);
  const bbox = roundedBox(options.bbox ?? mapExtent(extract, municipality?.bbox ?? null));
  requireTownSize(bbox);
  const { areas, defects: areaDefects } = collectAreas(extract);
  const layers = collectFeatures(extract, areas);
  onProgress({ step: 'sort', share: 1 });

  const name =
    options.name ?? municipality?.name ?? largestPlace(layers) ?? basename(input).replace(/(\.osm)?\.pbf$/, '');
  const centre = centreOf(layers, municipality, bbox);
  const tiles = tileLayers(layers, bbox, (share) => onProgress({ step: 'tiles', share }));
  if (tiles.size === 0 || (layers.get('streets') ?? []).length === 0) {
    throw new CityPackError(
      'The extract holds no streets in the area of the map. Is it the right file, and the right box?',
    );
  }
  const basemap = writePmtiles({
    tiles,
    metadata: {
      name,
      attribution: ATTRIBUTION,
      type: 'baselayer',
      vector_layers: [...layers.keys()].map((id) => ({ id, fields: {}, minzoom: MIN_ZOOM, maxzoom: MAX_ZOOM })),
    },
    minZoom: MIN_ZOOM,
    maxZoom: MAX_ZOOM,
    bbox,
    centre,
    centreZoom: CENTRE_ZOOM,
  });

  onProgress({ step: 'places', share: 0 });
  const places = buildPlaceData(collectPlaces(extract, areas, bbox));
  onProgress({ step: 'places', share: 1 });

  const encoder = new TextEncoder();
  const contents: PackContent[] = [
    { name: 'basemap.pmtiles', role: PACK_ROLES.basemap, bytes: basemap },
    { name: 'places.json', role: PACK_ROLES.places, bytes: encoder.encode(serialisePlaceData(places)) },
    {
      name: 'boundary.geojson',
      role: PACK_ROLES.boundary,
      bytes: encoder.encode(boundaryGeojson(name, municipality, bbox)),
    },
  ];
  const files = contents.map(describeFile);
  const source = await readFile(input);
  const date =
    extract.newestTimestamp === null ? null : new Date(extract.newestTimestamp * 1000).toISOString().slice(0, 10);
  const manifest: PackManifest = {
    format: 'werkstadt-city-pack',
    formatVersion: 1,
    version: sha256(encoder.encode(JSON.stringify([name, files]))).slice(0, 16),
    name,
    municipalityKey: municipality?.key ?? null,
    bbox,
    centre,
    dataDate: date,
    attribution: ATTRIBUTION,
    sources: [
      {
        name: 'OpenStreetMap',
        file: basename(input),
        bytes: source.length,
        sha256: sha256(source),
        date,
        licence: OSM_LICENCE,
        attribution: ATTRIBUTION,
      },
    ],
    boundary: {
      kind: municipality ? 'municipality' : 'extract',
      closedGaps: municipality?.closedGaps ?? 0,
      closedGapMetres: municipality?.closedGapMetres ?? 0,
      missingWays: municipality?.missingWays ?? 0,
    },
    files,
    counts: countsOf(extract, layers, places, tiles.size),
    dropped: { ...extract.defects, ...areaDefects },
  };
  onProgress({ step: 'write', share: 0 });
  await writePackFolder(out, [
    ...contents,
    { name: MANIFEST_NAME, role: 'manifest', bytes: encoder.encode(`${JSON.stringify(manifest, null, 2)}\n`) },
  ]);
  onProgress({ step: 'write', share: 1 });
  return manifest;
}

/** About 400 km by 400 km in Germany: more is no city but a mistake, and would take hours. */
const MAX_TILES = 100_000;

function requireTownSize(bbox: BoundingBox): void {
  if (countTilesOfBox(bbox, MAX_ZOOM) <= MAX_TILES) return;
  throw new CityPackError(
    `The map would reach from ${bbox.slice(0, 2).join(', ')} to ${bbox.slice(2).join(', ')}: too large for a city. Say with --bbox what it shall cover.`,
  );
}

function tileLayers(
  layers: FeaturesByLayer,
  bbox: BoundingBox,
  onShare: (share: number) => void,
): Map<number, Uint8Array> {
  const tiles = new Map<number, Uint8Array>();
  let done = 0;
  onShare(0);
  for (const [layer, features] of layers) {
    for (const [tileId, encoded] of tileLayer(layer, features, bbox)) {
      const before = tiles.get(tileId);
      tiles.set(tileId, before ? Buffer.concat([before, encoded]) : encoded);
    }
    done += 1;
    onShare(done / layers.size);
  }
  return tiles;
}

function countsOf(
  extract: OsmExtract,
  layers: FeaturesByLayer,
  places: PlaceData,
  tiles: number,
): Record<string, number> {
  return {
    nodes: extract.nodes.size,
    ways: extract.ways.length,
    relations: extract.relations.length,
    tiles,
    ...Object.fromEntries([...layers].map(([layer, features]) => [`layer_${layer}`, features.length])),
    searchableStreets: places.streets.length / 2,
    searchableAddresses: places.addresses.houseNumbers.length,
    searchablePlaces: places.places.names.length,
  };
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

/** Where the map opens: the town's own label, else the middle of the municipality or of the box. */
function centreOf(
  layers: FeaturesByLayer,
  municipality: Municipality | null,
  [west, south, east, north]: BoundingBox,
): Position {
  const label = (layers.get('place_labels') ?? []).find(({ properties }) => properties.name === municipality?.name);
  if (label?.geometry.type === 'Point') return rounded(label.geometry.coordinates);
  return rounded(municipality ? labelPoint(municipality.polygons) : [(west + east) / 2, (south + north) / 2]);
}

function rounded([longitude, latitude]: Position): Position {
  return [Number(longitude.toFixed(6)), Number(latitude.toFixed(6))];
}

function roundedBox([west, south, east, north]: BoundingBox): BoundingBox {
  return [...rounded([west, south]), ...rounded([east, north])];
}
