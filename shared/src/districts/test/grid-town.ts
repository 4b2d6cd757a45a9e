import { SeededRandom } from '../../random/seeded-random.ts';
import { BLOCK_KINDS, CONTACT_KINDS, type ContactKind, type DistrictData, SUPPRESSED } from '../data/district-data.ts';
import type { DistrictMeta } from '../data/district-meta.ts';
import type { GridTownOptions } from './grid-options.ts';
import { type CellBorder, gridOutlines } from './grid-outlines.ts';
import { gridWalks, nearestSchools } from './grid-walks.ts';

const PLAIN: GridTownOptions = {
  columns: 8,
  rows: 6,
  seed: 1,
  lon: 10,
  lat: 50,
  cellMetres: 150,
  schools: 3,
  years: ['2026/27', '2027/28'],
  river: null,
  bridges: [],
  rail: null,
  hole: false,
  island: false,
  multiPart: false,
  estimated: false,
  suppressedBelow: null,
  places: true,
  today: true,
  longestWay: 700,
  neighbourhoods: true,
};

const SOURCE = { name: 'Grid town', date: '2026-11-30', attribution: '' };

/** Of each cell the block it belongs to, in the order of the cells. */
function cellGroups(town: GridTownOptions): { readonly group: number[]; readonly water: Set<number> } {
  const { columns, rows } = town;
  const cells = columns * rows;
  const group = Array.from({ length: cells }, (_, cell) => cell);
  const water = new Set<number>();
  const ringRound = (column: number, row: number, isWater: boolean) => {
    const first = row * columns + column;
    for (const [dx, dy] of [
      [0, 0],
      [1, 0],
      [2, 0],
      [0, 1],
      [2, 1],
      [0, 2],
      [1, 2],
      [2, 2],
    ] as const) {
      group[first + dy * columns + dx] = first;
    }
    if (isWater) water.add(first);
  };
  if (town.hole) ringRound(0, 0, false);
  if (town.island) ringRound(columns - 3, 0, true);
  if (town.river !== null) {
    const first = town.river * columns;
    for (let column = 0; column < columns; column += 1) group[first + column] = first;
    water.add(first);
  }
  if (town.multiPart) group[cells - columns + 2] = cells - columns;
  const rowOf = new Map([...new Set(group)].sort((a, b) => a - b).map((name, row) => [name, row]));
  return {
    group: group.map((name) => rowOf.get(name) ?? 0),
    water: new Set([...water].map((name) => rowOf.get(name) ?? 0)),
  };
}

interface Contact {
  borderDm: number;
  kind: ContactKind;
}

function contactsOf(town: GridTownOptions, group: readonly number[], water: ReadonlySet<number>, borderDm: CellBorder) {
  const contacts = Array.from({ length: Math.max(0, ...group) + 1 }, () => new Map<number, Contact>());
  const meet = (a: number, b: number, kind: ContactKind, borderDm: number) => {
    if (a === b) return;
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const known = contacts[from]?.get(to);
      if (!known) contacts[from]?.set(to, { borderDm, kind });
      else {
        known.borderDm += borderDm;
        // A street somewhere along a common border, or a bridge, is enough to walk over.
        if (known.kind === 'point' || kind === 'street' || kind === 'bridge') known.kind = kind;
      }
    }
  };
  const { columns, rows } = town;
  const at = (column: number, row: number): number => group[row * columns + column] ?? 0;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const here = at(column, row);
      const wet = (other: number): boolean => water.has(here) || water.has(other);
      if (column + 1 < columns) {
        const east = at(column + 1, row);
        meet(
          here,
          east,
          wet(east) ? 'water' : column === town.rail ? 'rail' : 'street',
          borderDm(row * columns + column, 'east'),
        );
      }
      if (row + 1 < rows) {
        const north = at(column, row + 1);
        meet(here, north, wet(north) ? 'water' : 'street', borderDm(row * columns + column, 'north'));
        if (column + 1 < columns) meet(here, at(column + 1, row + 1), 'point', 0);
        if (column > 0) meet(here, at(column - 1, row + 1), 'point', 0);
      }
    }
  }
  if (town.river !== null) {
    for (const column of town.bridges) meet(at(column, town.river - 1), at(column, town.river + 1), 'bridge', 0);
  }
  return contacts;
}

/** A made-up town whose blocks are the cells of a grid with crooked corners: the same seed gives the same town. */
export function gridTown(options: Partial<GridTownOptions> = {}): DistrictData {
  const town = { ...PLAIN, ...options };
  const random = new SeededRandom(town.seed);
  const { group, water } = cellGroups(town);
  const { blockColumn, borderDm, ...outlines } = gridOutlines(town, group, random);
  const blocks = outlines.blockLon.length;
  const contacts = contactsOf(town, group, water, borderDm);

  const neighbourOffset = new Uint32Array(blocks + 1);
  const flat = contacts.flatMap((met, row) => {
    neighbourOffset[row + 1] = (neighbourOffset[row] ?? 0) + met.size;
    return [...met].sort(([a], [b]) => a - b);
  });
  const graph = {
    neighbourOffset,
    neighbour: Uint32Array.from(flat, ([other]) => other),
    neighbourBorderDm: Uint32Array.from(flat, ([, { borderDm }]) => borderDm),
    neighbourContact: Uint8Array.from(flat, ([, { kind }]) => CONTACT_KINDS.indexOf(kind)),
  };

  const rows = Array.from({ length: blocks }, (_, row) => row);
  const dry = rows.filter((row) => !water.has(row));
  const schoolBlock = Uint32Array.from(random.shuffled(dry).slice(0, town.schools));
  const schools = schoolBlock.length;
  const walks = gridWalks(graph, schoolBlock, town.cellMetres);

  const raw = town.years.flatMap(() => rows.map((row) => (water.has(row) ? 0 : random.integer(0, 14))));
  const low = town.suppressedBelow ?? 0;
  const pupils = raw.map((count) => (count > 0 && count < low ? SUPPRESSED : count));
  const bound = (share: number, few: number) =>
    Uint16Array.from(pupils, (count) =>
      count === SUPPRESSED ? few : Math.round(count * (town.estimated ? share : 1)),
    );
  const perSchool = raw.reduce((sum, count) => sum + count, 0) / Math.max(1, schools * town.years.length);

  return {
    meta: metaOf(town),
    blockId: rows.map((row) => `b-${String(row).padStart(6, '0')}`),
    blockKind: Uint8Array.from(rows, (row) => BLOCK_KINDS.indexOf(water.has(row) ? 'water' : 'built')),
    ...outlines,
    blockName: rows.map((row) => (water.has(row) ? '' : `Straße ${row} 1–${random.integer(2, 40)}`)),
    blockNeighbourhood: blockColumn.map((column) =>
      town.neighbourhoods ? `Viertel ${1 + Math.floor((column * 3) / town.columns)}` : '',
    ),
    blockResidents: Uint16Array.from(rows, (row) => (water.has(row) ? 0 : (raw[row] ?? 0) * 12 + random.integer(0, 9))),
    blockPupils: Uint16Array.from(pupils),
    blockPupilsLower: bound(0.7, 1),
    blockPupilsUpper: bound(1.3, Math.max(0, low - 1)),
    blockToday: town.today ? nearestSchools(walks.walk, blocks, schools, water) : null,
    ...graph,
    schoolId: Array.from({ length: schools }, (_, school) => `s-${String(school).padStart(3, '0')}`),
    schoolName: Array.from({ length: schools }, (_, school) => `Schule ${school + 1}`),
    schoolLon: Int32Array.from(schoolBlock, (row) => outlines.blockLon[row] ?? 0),
    schoolLat: Int32Array.from(schoolBlock, (row) => outlines.blockLat[row] ?? 0),
    schoolBlock,
    schoolPlaces: Int32Array.from({ length: schools * town.years.length }, () =>
      town.places ? Math.ceil(perSchool * (0.9 + random.next() * 0.4)) : -1,
    ),
    ...walks,
  };
}

function metaOf(town: GridTownOptions): DistrictMeta {
  return {
    years: [...town.years],
    blocks: { source: SOURCE, given: false },
    pupils: {
      source: SOURCE,
      given: !town.estimated,
      estimate: town.estimated ? { perResident: 0.08, band: 0.3, reason: 'share of the age group' } : null,
      suppressedBelow: town.suppressedBelow,
    },
    places: town.places ? { source: SOURCE } : null,
    today: town.today ? { source: SOURCE } : null,
    walk: { source: SOURCE },
    longestWay: town.longestWay === null ? null : { metres: town.longestWay, source: 'Grid town, § 1' },
  };
}

/** Towns of every shape that plans have to stand. */
export const gridTowns: Readonly<Record<string, DistrictData>> = {
  plain: gridTown(),
  'river with bridges': gridTown({ river: 2, bridges: [1, 6], seed: 2 }),
  'river without a bridge': gridTown({ river: 3, seed: 3, schools: 2 }),
  'island, hole, parts': gridTown({ columns: 9, rows: 7, hole: true, island: true, multiPart: true, seed: 4 }),
  railway: gridTown({ rail: 3, seed: 5 }),
  'far north': gridTown({ lat: 69.6, lon: 18.9, seed: 6 }),
  'far south': gridTown({ lat: -53.2, lon: -70.9, seed: 7, hole: true }),
  'no schools': gridTown({ schools: 0, seed: 8, today: false }),
  'one block': gridTown({ columns: 1, rows: 1, schools: 1, seed: 9 }),
  'nothing known': gridTown({
    estimated: true,
    places: false,
    today: false,
    longestWay: null,
    neighbourhoods: false,
    years: ['2026/27'],
    seed: 10,
  }),
  'small numbers kept back': gridTown({ suppressedBelow: 5, seed: 11, river: 2, bridges: [3] }),
};
