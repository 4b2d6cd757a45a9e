import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import type { PlanningMeta } from '@werkstadt/shared/planning/pack/planning-meta';
import { isPlanningRuleKey, PLANNING_RULES } from '@werkstadt/shared/planning/rules/planning-rules';
import { LANE_PRESETS } from '@werkstadt/shared/planning/rules/presets';
import { CityPackError } from '../../city-pack-error.ts';
import { type DataSource, DL_DE_BY_2_0, officialStatistics } from '../../data-source.ts';
import {
  type DistrictTablePaths,
  type DistrictTables,
  readDistrictTables,
} from '../../districts/tables/district-tables.ts';
import type { PlanningPoint } from '../collect-points.ts';
import { type HeightModel, readHeightModel } from '../heights/height-model.ts';
import { type CityFile, readTable, type Table } from './read-table.ts';
import { readZensusGrid, type ZensusGrid } from './zensus-grid.ts';

/** Paths of the tables that only a city can give; all of them are optional. */
export interface CityTablePaths {
  /** `residents,date,source`: one row, the official number of residents. */
  residents?: string;
  /** `preset,low_eur_per_km,high_eur_per_km,date,source`: cost of a kilometre in one direction. */
  rates?: string;
  /** Unfallatlas of the Statistische Ämter, as it is downloaded. */
  accidents?: string;
  /** Who counted the accidents, if not the Statistische Ämter. */
  accidentsSource?: Pick<DataSource, 'name' | 'attribution'> & Partial<DataSource>;
  /** `rule,value,source`: the city's or the Land's own values. */
  rules?: string;
  /** Grid of the Zensus 2022, `GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner`, as it is downloaded. */
  zensus?: string;
  /** `file,epsg,date,source,licence,licence_url`: rasters of the ground's height; see `height-model.ts`. */
  heights?: string;
  /** What the city knows of its schools; see `district-tables.ts`. */
  districts?: DistrictTablePaths;
}

export interface CityTables {
  residents: { total: number; source: PlanningMeta['residents']['source'] } | null;
  costRates: PlanningMeta['costRates'];
  accidents: PlanningMeta['accidents'];
  accidentPoints: readonly PlanningPoint[];
  rules: PlanningMeta['rules'];
  zensus: ZensusGrid | null;
  heights: HeightModel | null;
  districts: DistrictTables;
  /** The files themselves, for the manifest. */
  files: readonly CityFile[];
}

const UNFALLATLAS = {
  name: 'Unfallatlas',
  attribution: officialStatistics('Unfallatlas', 'unfallatlas.statistikportal.de'),
  licence: DL_DE_BY_2_0,
};

/** Reads and checks the city's tables. Throws `CityPackError` that names file, line and column of what is wrong ([PN8]). */
export async function readCityTables(paths: CityTablePaths, bbox: BoundingBox): Promise<CityTables> {
  const open = (path: string | undefined, columns: readonly string[]) =>
    path === undefined ? null : readTable(path, columns);
  const residentsTable = await open(paths.residents, ['residents', 'date', 'source']);
  const residents = residentsOf(residentsTable);
  const ratesTable = await open(paths.rates, ['preset', 'low_eur_per_km', 'high_eur_per_km', 'date', 'source']);
  const costRates = ratesOf(ratesTable);
  const rulesTable = await open(paths.rules, ['rule', 'value', 'source']);
  const accidentsTable = await open(paths.accidents, ['UJAHR', 'IstRad', 'IstFuss', 'XGCSWGS84', 'YGCSWGS84']);
  const { licence, ...accidentsSource } = paths.accidentsSource ?? UNFALLATLAS;
  const accidents = accidentsOf(accidentsTable, bbox, accidentsSource);
  const districts = await readDistrictTables(paths.districts ?? {});
  const files: readonly CityFile[] = [
    ...fileOf(residentsTable, residents?.source),
    ...fileOf(ratesTable, costRates?.source),
    ...fileOf(rulesTable),
    ...fileOf(accidentsTable, accidents.accidents && { ...accidents.accidents.source, licence }),
    ...districts.files,
  ];
  return {
    residents,
    costRates,
    rules: rulesOf(rulesTable),
    ...accidents,
    zensus: paths.zensus === undefined ? null : await readZensusGrid(paths.zensus, bbox),
    heights: paths.heights === undefined ? null : await readHeightModel(paths.heights),
    districts,
    files,
  };
}

const fileOf = (table: Table | null, source?: CityFile['source'] | null): CityFile[] =>
  table ? [{ file: table.file, bytes: table.bytes, sha256: table.sha256, ...(source && { source }) }] : [];

function residentsOf(table: Table | null): CityTables['residents'] {
  if (table === null) return null;
  const [row, ...others] = table.rows;
  if (row === undefined || others.length > 0) {
    throw new CityPackError(`${table.file} has ${table.rows.length} rows; it takes one, with the number of residents.`);
  }
  const source = row.words('source');
  return {
    total: row.wholeNumber('residents', 1, 20_000_000),
    source: { name: source, date: row.date('date'), attribution: source },
  };
}

function ratesOf(table: Table | null): PlanningMeta['costRates'] {
  if (table === null) return null;
  const presets: Record<string, { low: number; high: number }> = {};
  let source = '';
  let date = '';
  for (const row of table.rows) {
    const preset = row.text('preset');
    if (!LANE_PRESETS.some((known) => known === preset)) {
      throw row.refusal('preset', `"${preset}" is none of ${LANE_PRESETS.join(', ')}`);
    }
    if (presets[preset]) throw row.refusal('preset', `"${preset}" is there twice`);
    const low = row.number('low_eur_per_km', 0, 1e9);
    presets[preset] = { low, high: row.number('high_eur_per_km', low, 1e9) };
    source = row.words('source');
    // The oldest of them: no rate is shown as newer than it is.
    date = date === '' || row.date('date') < date ? row.date('date') : date;
  }
  return Object.keys(presets).length === 0 ? null : { source: { name: source, date, attribution: source }, presets };
}

function rulesOf(table: Table | null): PlanningMeta['rules'] {
  const rules: PlanningMeta['rules'] = {};
  for (const row of table?.rows ?? []) {
    const key = row.text('rule');
    if (!isPlanningRuleKey(key)) {
      throw row.refusal('rule', `"${key}" is none of ${Object.keys(PLANNING_RULES).join(', ')}`);
    }
    rules[key] = { value: row.number('value', 0, 100_000), source: row.words('source') };
  }
  return rules;
}

function accidentsOf(
  table: Table | null,
  [west, south, east, north]: BoundingBox,
  source: { name: string; attribution: string },
): Pick<CityTables, 'accidents' | 'accidentPoints'> {
  if (table === null) return { accidents: null, accidentPoints: [] };
  const accidentPoints: PlanningPoint[] = [];
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const row of table.rows) {
    const year = row.wholeNumber('UJAHR', 2016, 2100);
    const longitude = row.number('XGCSWGS84', -180, 180);
    const latitude = row.number('YGCSWGS84', -90, 90);
    const byBike = row.wholeNumber('IstRad', 0, 1) === 1;
    const onFoot = row.wholeNumber('IstFuss', 0, 1) === 1;
    [first, last] = [Math.min(first, year), Math.max(last, year)];
    if (longitude < west || longitude > east || latitude < south || latitude > north) continue;
    if (byBike || onFoot) {
      accidentPoints.push({
        kind: byBike ? 'accident-bike' : 'accident-foot',
        name: undefined,
        position: [longitude, latitude],
      });
    }
  }
  if (last < first) throw new CityPackError(`${table.file} has no rows.`);
  return {
    accidents: {
      source: { ...source, date: `${last}-12-31` },
      years: [first, last],
    },
    accidentPoints,
  };
}
