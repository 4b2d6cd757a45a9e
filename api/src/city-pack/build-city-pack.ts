import { basename } from 'node:path';
import { PACK_ROLES, type PackManifest } from '@werkstadt/shared/city/pack-manifest';
import type { DistrictData } from '@werkstadt/shared/districts/data/district-data';
import { writeDistrictsFile } from '@werkstadt/shared/districts/data/districts-file';
import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import { buildPlaceData } from '@werkstadt/shared/place/build-place-data';
import { serialisePlaceData } from '@werkstadt/shared/place/place-data';
import { writePlanningFile } from '@werkstadt/shared/planning/pack/planning-file';
import { boundaryGeojson } from './boundary-geojson.ts';
import { collectAreas } from './collect-areas.ts';
import { collectFeatures } from './collect-features.ts';
import { collectPlaces } from './collect-places.ts';
import { type DataSource, OPEN_STREET_MAP } from './data-source.ts';
import { taggedPopulation, townCentre, townName } from './describe-town.ts';
import { applyTables } from './districts/apply-tables.ts';
import { buildDistrictData } from './districts/build-district-data.ts';
import { type DistrictTableContents, parseDistrictTables } from './districts/tables/district-tables.ts';
import { findMunicipality, type MunicipalityChoice } from './find-boundary.ts';
import { dateOf, makeManifest } from './make-manifest.ts';
import { mapExtent } from './map-extent.ts';
import { MANIFEST_NAME, type PackContent, requirePackFolder, writePackFolder } from './pack-folder.ts';
import { buildPlanningData } from './planning/build-planning-data.ts';
import { countByGrid } from './planning/count-by-grid.ts';
import { collectHomes } from './planning/estimate-residents.ts';
import { type CityTablePaths, readCityTables } from './planning/tables/city-tables.ts';
import { readPreviousPack } from './previous-pack.ts';
import { readOsmPbf } from './read-osm-pbf.ts';
import { roundedPosition } from './rounded-position.ts';
import { MAX_ZOOM, MIN_ZOOM } from './tile-layer.ts';
import { tileLayers } from './tile-layers.ts';
import { writePmtiles } from './write-pmtiles.ts';

/** The zoom at which a town fills the screen of a phone. */
const CENTRE_ZOOM = 12;

export interface BuildOptions extends MunicipalityChoice {
  /** What the map covers; without it, what the extract covers. */
  bbox?: BoundingBox;
  /** Where the extract comes from; OpenStreetMap unless said otherwise. */
  source?: DataSource;
  /** Folder of the city's pack until now: streets that are still there keep their ids. */
  previous?: string;
  /** Paths of what only the city can give. */
  tables?: CityTablePaths;
  /** Tables of a town that is made up, which has to see its blocks first. Nobody is to be protected there. */
  tablesFor?: (data: DistrictData) => DistrictTableContents;
}

/** The steps of a build in their order. */
export type BuildStep = 'read' | 'sort' | 'tiles' | 'places' | 'planning' | 'districts' | 'write';

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
  const { source = OPEN_STREET_MAP } = options;
  await requirePackFolder(out);
  const previous = options.previous === undefined ? null : await readPreviousPack(options.previous);
  const extract = await readOsmPbf(input, (share) => onProgress({ step: 'read', share }));

  onProgress({ step: 'sort', share: 0 });
  const municipality = findMunicipality(extract, options);
  const [west, south, east, north] = options.bbox ?? mapExtent(extract, municipality?.bbox ?? null);
  const bbox: BoundingBox = [...roundedPosition([west, south]), ...roundedPosition([east, north])];
  const tables = await readCityTables(options.tables ?? {}, bbox);
  const { areas, defects: areaDefects } = collectAreas(extract);
  const layers = collectFeatures(extract, areas);
  const name = townName(options.name, municipality, layers, basename(input));
  const centre = townCentre(name, municipality, layers, bbox);
  onProgress({ step: 'sort', share: 1 });

  const tiles = tileLayers(layers, bbox, (share) => onProgress({ step: 'tiles', share }));
  const basemap = writePmtiles({
    tiles,
    metadata: {
      name,
      attribution: source.attribution,
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
  const placeSource = collectPlaces(extract, areas, bbox, centre);
  const places = buildPlaceData(placeSource);
  onProgress({ step: 'places', share: 1 });

  const buildings = collectHomes(areas, bbox, municipality);
  const homes = tables.zensus ? countByGrid(buildings, tables.zensus, bbox, municipality) : buildings;
  const planning = buildPlanningData(
    {
      extract,
      areas,
      bbox,
      homes,
      taggedPopulation: taggedPopulation(name, layers),
      source,
      date: dateOf(extract.newestTimestamp),
      tables,
      previous: previous?.planning ?? null,
    },
    (share) => onProgress({ step: 'planning', share }),
  );

  onProgress({ step: 'districts', share: 0 });
  const { addresses } = placeSource;
  const divided = buildDistrictData({
    extract,
    areas,
    bbox,
    municipality,
    homes,
    addresses,
    planning: planning.data,
    givenBlocks: tables.districts.blocks,
  });
  const own = options.tablesFor ? parseDistrictTables(options.tablesFor(divided.data), 0) : tables.districts;
  const districts = { ...divided, ...applyTables(divided.data, own) };
  onProgress({ step: 'districts', share: 1 });

  onProgress({ step: 'write', share: 0 });
  const text = (content: string) => new TextEncoder().encode(content);
  const contents: PackContent[] = [
    { name: 'basemap.pmtiles', role: PACK_ROLES.basemap, bytes: basemap },
    { name: 'places.json', role: PACK_ROLES.places, bytes: text(serialisePlaceData(places)) },
    { name: 'boundary.geojson', role: PACK_ROLES.boundary, bytes: text(boundaryGeojson(name, municipality, bbox)) },
    { name: 'planning.bin', role: PACK_ROLES.planning, bytes: writePlanningFile(planning.data) },
    { name: 'districts.bin', role: PACK_ROLES.districts, bytes: writeDistrictsFile(districts.data) },
  ];
  const manifest = await makeManifest({
    name,
    centre,
    bbox,
    municipality,
    source,
    input,
    extract,
    areaDefects,
    layers,
    tileCount: tiles.size,
    places,
    planning,
    previousVersion: previous?.version ?? null,
    districts,
    tables: options.tablesFor ? [...tables.files, ...own.files] : tables.files,
    openSources: [...(tables.zensus ? [tables.zensus.source] : []), ...(tables.heights?.sources ?? [])],
    contents,
  });
  const manifestText = text(`${JSON.stringify(manifest, null, 2)}\n`);
  await writePackFolder(out, [...contents, { name: MANIFEST_NAME, role: 'manifest', bytes: manifestText }]);
  onProgress({ step: 'write', share: 1 });
  return manifest;
}
