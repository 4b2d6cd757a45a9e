import { basename } from 'node:path';
import { sha256 } from '../../pack-folder.ts';
import { type CityFile, parseTable, readCityFile, type Table } from '../../planning/tables/read-table.ts';
import { type PolygonFile, parsePolygonFile } from './polygon-file.ts';

/** Paths of what only a city knows of its schools; all of them are optional. */
export interface DistrictTablePaths {
  /** The city's own blocks: GeoJSON polygons with `id`, and `neighbourhood` where they have one. */
  blocks?: string;
  /** `geo_id,year,pupils`: children by block and school year. */
  pupils?: string;
  /** `school,year,places` */
  places?: string;
  /** Today's districts: `geo_id,zone`, or GeoJSON polygons with a `school`. */
  zones?: string;
  /** `geo_id,neighbourhood` */
  neighbourhoods?: string;
  /** `metres,source`: one row, the longest way that is reasonable for a pupil. */
  longestWay?: string;
  /** Fewer pupils of a block are not published; 0 publishes all. */
  suppressBelow?: number;
}

/** The tables as they were read; that they fit the blocks and schools is checked where those are known. */
export interface DistrictTables {
  readonly blocks: PolygonFile | null;
  readonly pupils: Table | null;
  readonly places: Table | null;
  readonly zones: { readonly csv: Table } | { readonly polygons: PolygonFile } | null;
  readonly neighbourhoods: Table | null;
  readonly longestWay: Table | null;
  readonly suppressBelow: number;
  /** The files themselves, for the manifest. */
  readonly files: readonly CityFile[];
}

/** To be agreed with the city's data protection officer. */
const SUPPRESS_BELOW = 5;

const COLUMNS = {
  pupils: ['geo_id', 'year', 'pupils'],
  places: ['school', 'year', 'places'],
  neighbourhoods: ['geo_id', 'neighbourhood'],
  longestWay: ['metres', 'source'],
} as const;

/** Reads the tables. Throws `CityPackError` with file, line and column of what is wrong ([DB8]). */
export async function readDistrictTables({
  suppressBelow = SUPPRESS_BELOW,
  ...paths
}: DistrictTablePaths): Promise<DistrictTables> {
  const contents: DistrictTableContents = {};
  for (const kind of ['blocks', 'pupils', 'places', 'zones', 'neighbourhoods', 'longestWay'] as const) {
    const path = paths[kind];
    if (path !== undefined) contents[kind] = { file: basename(path), bytes: await readCityFile(path) };
  }
  return parseDistrictTables(contents, suppressBelow);
}

export type DistrictTableContents = Partial<
  Record<
    'blocks' | 'pupils' | 'places' | 'zones' | 'neighbourhoods' | 'longestWay',
    { file: string; bytes: Uint8Array }
  >
>;

export function parseDistrictTables(contents: DistrictTableContents, suppressBelow = SUPPRESS_BELOW): DistrictTables {
  const table = (kind: keyof typeof COLUMNS): Table | null => {
    const content = contents[kind];
    return content ? parseTable(content.file, content.bytes, COLUMNS[kind]) : null;
  };
  const { blocks, zones } = contents;
  return {
    blocks: blocks ? parsePolygonFile(blocks.file, blocks.bytes) : null,
    pupils: table('pupils'),
    places: table('places'),
    zones: zones ? parseZones(zones.file, zones.bytes) : null,
    neighbourhoods: table('neighbourhoods'),
    longestWay: table('longestWay'),
    suppressBelow,
    files: Object.values(contents).map(({ file, bytes }) => ({ file, bytes: bytes.length, sha256: sha256(bytes) })),
  };
}

function parseZones(file: string, bytes: Uint8Array): DistrictTables['zones'] {
  return /\.csv$/i.test(file)
    ? { csv: parseTable(file, bytes, ['geo_id', 'zone']) }
    : { polygons: parsePolygonFile(file, bytes) };
}
