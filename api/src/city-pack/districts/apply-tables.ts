import type { DistrictData } from '@werkstadt/shared/districts/data/district-data';
import type { DistrictMeta } from '@werkstadt/shared/districts/data/district-meta';
import { MICRODEGREES } from '@werkstadt/shared/planning/network/metres';
import { CityPackError } from '../city-pack-error.ts';
import { isInside } from '../planning/land-use-at.ts';
import type { Table } from '../planning/tables/read-table.ts';
import { pupilsGiven } from './pupils-given.ts';
import { blockOfRow, sourceOf } from './tables/block-of-row.ts';
import type { DistrictTables } from './tables/district-tables.ts';
import type { PolygonFile } from './tables/polygon-file.ts';
import { yearOf } from './tables/year-of.ts';

/** Most children of a block, and most places of a school. */
const MOST = 60_000;
/** Properties of a polygon that may name its school. */
const SCHOOL_FIELDS = ['school', 'zone', 'district', 'name', 'id'] as const;

export interface AppliedTables {
  readonly data: DistrictData;
  /** Districts of a city's file whose outline crossed itself, by name. */
  readonly repaired: readonly string[];
}

/**
 * What the city knows, in the place of what was estimated or unknown. Throws `CityPackError` that names file, line and
 * column, or feature and field, of the first thing that does not fit; nothing is taken over then ([DB8]).
 */
export function applyTables(data: DistrictData, tables: DistrictTables): AppliedTables {
  const { pupils, places, zones, neighbourhoods, longestWay } = tables;
  const children = pupils ? pupilsGiven(data, pupils, tables.suppressBelow) : repeatYears(data, yearsOf(places));
  const withPupils = { ...data, ...children, meta: { ...data.meta, ...children.meta } };
  const { years } = withPupils.meta;
  const today = zones ? ('csv' in zones ? zonesOf(data, zones.csv) : zonesIn(data, zones.polygons)) : null;
  return {
    data: {
      ...withPupils,
      schoolPlaces: placesOf(data, places, years),
      ...(today && { blockToday: today.blockToday }),
      ...(neighbourhoods && { blockNeighbourhood: neighbourhoodsOf(data, neighbourhoods) }),
      meta: {
        ...withPupils.meta,
        places: places ? { source: sourceOf(places.file) } : null,
        today: today ? { source: sourceOf(today.file) } : null,
        longestWay: longestWay ? longestWayOf(longestWay) : null,
      },
    },
    repaired: today?.repaired ?? [],
  };
}

/** The years of the places; null where the city gave none. */
const yearsOf = (places: Table | null): string[] | null =>
  places ? [...new Set(places.rows.map((row) => yearOf(row)))].sort() : null;

/** An estimate is the same for every year. */
function repeatYears(data: DistrictData, years: readonly string[] | null) {
  const repeat = (counts: Uint16Array) =>
    years ? Uint16Array.from(years.flatMap(() => [...counts.subarray(0, data.blockId.length)])) : counts;
  return {
    blockPupils: repeat(data.blockPupils),
    blockPupilsLower: repeat(data.blockPupilsLower),
    blockPupilsUpper: repeat(data.blockPupilsUpper),
    meta: years && years.length > 0 ? { years: [...years] } : {},
  };
}

/** Row of a school by its id or its name; -1 where there is none. */
function schoolCalled({ schoolId, schoolName }: DistrictData, text: string): number {
  const byId = schoolId.indexOf(text);
  if (byId !== -1) return byId;
  const same = [...schoolName.keys()].filter((row) => schoolName[row]?.toLowerCase() === text.toLowerCase());
  // Two schools of one name are told apart by their ids alone.
  return same.length === 1 ? (same[0] ?? -1) : -1;
}

const knownSchools = ({ schoolId, schoolName }: DistrictData): string =>
  schoolId.map((id, row) => `${id} (${schoolName[row]})`).join(', ') || 'none';

function placesOf(data: DistrictData, places: Table | null, years: readonly string[]): Int32Array {
  const schools = data.schoolId.length;
  const found = new Int32Array(schools * years.length).fill(-1);
  for (const row of places?.rows ?? []) {
    const name = row.text('school');
    const school = schoolCalled(data, name);
    if (school === -1) {
      throw row.refusal('school', `"${name.slice(0, 60)}" is no school of this city; it has ${knownSchools(data)}`);
    }
    const year = years.indexOf(yearOf(row));
    if (year === -1) throw row.refusal('year', `there are no pupils of the year ${row.text('year')}`);
    const at = year * schools + school;
    if (found[at] !== -1) throw row.refusal('school', `"${name.slice(0, 60)}" is there twice in ${row.text('year')}`);
    found[at] = row.wholeNumber('places', 0, MOST);
  }
  return found;
}

function neighbourhoodsOf(data: DistrictData, table: Table): string[] {
  const found = [...data.blockNeighbourhood];
  const seen = new Set<number>();
  for (const row of table.rows) {
    const block = blockOfRow(data, row);
    if (seen.has(block)) throw row.refusal('geo_id', `"${row.text('geo_id')}" is there twice`);
    seen.add(block);
    found[block] = row.words('neighbourhood');
  }
  return found;
}

function longestWayOf(table: Table): DistrictMeta['longestWay'] {
  const [row, ...others] = table.rows;
  if (row === undefined || others.length > 0) {
    throw new CityPackError(`${table.file} has ${table.rows.length} rows; it takes one, with the longest way.`);
  }
  return { metres: row.wholeNumber('metres', 1, 100_000), source: row.words('source') };
}

interface Today {
  readonly file: string;
  readonly blockToday: Uint16Array;
  readonly repaired: readonly string[];
}

function zonesOf(data: DistrictData, table: Table): Today {
  const blockToday = new Uint16Array(data.blockId.length);
  const seen = new Set<number>();
  for (const row of table.rows) {
    const block = blockOfRow(data, row);
    if (seen.has(block)) throw row.refusal('geo_id', `"${row.text('geo_id')}" is there twice`);
    seen.add(block);
    const zone = row.text('zone');
    // An empty zone is a block that belongs to no school.
    const school = zone === '' ? -1 : schoolCalled(data, zone);
    if (zone !== '' && school === -1) {
      throw row.refusal('zone', `"${zone.slice(0, 60)}" is no school of this city; it has ${knownSchools(data)}`);
    }
    blockToday[block] = school + 1;
  }
  return { file: table.file, blockToday, repaired: [] };
}

/** A block belongs to the district that its middle lies in; in several, to the first. */
function zonesIn(data: DistrictData, { file, features }: PolygonFile): Today {
  const blockToday = new Uint16Array(data.blockId.length);
  const repaired: string[] = [];
  for (const feature of features) {
    const field = SCHOOL_FIELDS.find((name) => feature.properties[name] !== undefined);
    if (!field) throw feature.refusal('properties', `none of ${SCHOOL_FIELDS.join(', ')} names the school`);
    const name = String(feature.properties[field]);
    const school = schoolCalled(data, name);
    if (school === -1) {
      throw feature.refusal(field, `"${name.slice(0, 60)}" is no school of this city; it has ${knownSchools(data)}`);
    }
    if (feature.repaired) repaired.push(name);
    data.blockId.forEach((_, block) => {
      if (blockToday[block]) return;
      const middle: [number, number] = [
        (data.blockLon[block] ?? 0) / MICRODEGREES,
        (data.blockLat[block] ?? 0) / MICRODEGREES,
      ];
      if (feature.polygons.some((rings) => isInside(rings, middle))) blockToday[block] = school + 1;
    });
  }
  return { file, blockToday, repaired };
}
