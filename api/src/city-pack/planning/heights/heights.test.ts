import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Position } from '@werkstadt/shared/geometry/geojson';
import { bikeLaneConsequences } from '@werkstadt/shared/planning/lane/bike-lane-consequences';
import { matchLane } from '@werkstadt/shared/planning/lane/match-lane';
import { heightAt, SLOPE_WINDOW_METRES } from '@werkstadt/shared/planning/lane/slope-of-lane';
import type { PlanningData } from '@werkstadt/shared/planning/pack/planning-data';
import { readPlanningFile, writePlanningFile } from '@werkstadt/shared/planning/pack/planning-file';
import { planningCity } from '@werkstadt/shared/planning/planning-city';
import { SeededRandom } from '@werkstadt/shared/random/seeded-random';
import { writeArrayBuffer } from 'geotiff';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SmallTown } from '../../small-town.ts';
import { planningOf } from '../planning-of.ts';
import { edgeHeights } from './edge-heights.ts';
import { readHeightModel } from './height-model.ts';
import { rasterHeight } from './height-raster.ts';
import { LAEA_EUROPE, projectionOf } from './map-projection.ts';
import { readAsciiGrid } from './read-ascii-grid.ts';
import { readGeotiff } from './read-geotiff.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heights-'));
});
afterAll(() => rm(folder, { recursive: true }));

const both = { preset: 'lane', side: 'both' } as const;
const at = (east: number, north: number): Position => [(13_200 + east) / 1000, (53_500 + north) / 1000];

/** A grid in UTM 33 whose height rises by a metre every ten to the east and every hundred to the north. */
const plane = (columns: number, rows: number, cell: number) => ({
  west: 380_000,
  north: 5_930_000,
  cellWidth: cell,
  cellHeight: cell,
  columns,
  rows,
  metres: Float32Array.from({ length: columns * rows }, (_, n) => {
    const [column, row] = [n % columns, Math.floor(n / columns)];
    return 50 + ((column + 0.5) * cell) / 10 + ((rows - row - 0.5) * cell) / 100;
  }),
});

describe('systems of coordinates', () => {
  test('[PN10] LAEA Europe and UTM agree with what is published of them', () => {
    // EPSG Guidance Note 7-2: 50° N, 5° E in EPSG 3035.
    const [x = 0, y = 0] = projectionOf(LAEA_EUROPE)?.forward([5, 50]) ?? [];
    expect(x).toBeCloseTo(3_962_799.451, 2);
    expect(y).toBeCloseTo(2_999_718.853, 2);
    // The meridian from the equator to 45° N measures 4 984 944.378 m on GRS 80.
    const [east = 0, north = 0] = projectionOf(25_833)?.forward([15, 45]) ?? [];
    expect(east).toBeCloseTo(500_000, 6);
    expect(north).toBeCloseTo(4_984_944.378 * 0.9996, 2);
  });

  test('[PN10] there and back again, north and south of the equator', () => {
    const random = new SeededRandom(3);
    for (const [epsg, longitude, latitude] of [
      [25_832, 9, 51],
      [32_633, 15, 69],
      [32_733, 15, -33],
      [3035, 10, 52],
      [4326, 10, 52],
    ] as const) {
      for (let n = 0; n < 50; n++) {
        const place: [number, number] = [
          longitude + random.integer(-200, 200) / 100,
          latitude + random.integer(-200, 200) / 100,
        ];
        const projection = projectionOf(epsg);
        const [lon = 0, lat = 0] = projection?.inverse(projection.forward(place)) ?? [];
        expect(lon).toBeCloseTo(place[0], 8);
        expect(lat).toBeCloseTo(place[1], 8);
      }
    }
    expect(projectionOf(31_468)).toBeNull();
  });
});

describe('rasters', () => {
  test('[PN10] between cells the height changes evenly, and where a cell has none there is none', () => {
    const raster = plane(8, 6, 20);
    for (const [x, y] of [
      [30, 30],
      [101.5, 44.2],
      [149, 109],
    ] as const) {
      expect(rasterHeight(raster, raster.west + x, raster.north - 120 + y)).toBeCloseTo(50 + x / 10 + y / 100, 3);
    }
    expect(rasterHeight(raster, raster.west - 1, raster.north - 50)).toBeNull();
    raster.metres[0] = Number.NaN;
    expect(rasterHeight(raster, raster.west + 12, raster.north - 12)).toBeNull();
  });

  test('[PN10] an ASCII grid is read by edge or middle, and a fault in it is named by line', () => {
    const grid = 'ncols 2\nnrows 2\nxllcenter 5\nyllcenter 5\ncellsize 10\nNODATA_value -9999\n1 2\n3 -9999\n';
    const raster = readAsciiGrid('a.asc', grid, 100);
    expect(raster).toMatchObject({ west: 0, north: 20, cellWidth: 10 });
    expect([...raster.metres]).toEqual([1, 2, 3, Number.NaN]);
    expect(() => readAsciiGrid('a.asc', grid.replace('3 ', 'x '), 100)).toThrow('a.asc, line 8: "x" is no height');
    expect(() => readAsciiGrid('a.asc', grid.replace('3 ', ''), 100)).toThrow('3 heights instead of 4');
    expect(() => readAsciiGrid('a.asc', grid.replace('ncols 2', 'ncols two'), 100)).toThrow(
      'line 1: "two" is no number',
    );
    expect(() => readAsciiGrid('a.asc', grid, 3)).toThrow('at most 3 cells');
    expect(() => readAsciiGrid('a.asc', grid.replace('cellsize 10\n', ''), 100)).toThrow('no cellsize');
  });

  test('[PN10] a GeoTIFF says itself where it lies; what is none is refused by name', async () => {
    const { metres, west, north } = plane(8, 6, 20);
    const bytes = new Uint8Array(
      await writeArrayBuffer(metres, {
        width: 8,
        height: 6,
        ModelPixelScale: [20, 20, 0],
        ModelTiepoint: [0, 0, 0, west, north, 0],
        GTModelTypeGeoKey: 1,
        GTRasterTypeGeoKey: 1,
        ProjectedCSTypeGeoKey: 25_833,
      }),
    );
    const { raster, epsg } = await readGeotiff('a.tif', bytes, 100);
    expect(raster).toEqual(plane(8, 6, 20));
    expect(epsg).toBe(25_833);
    await expect(readGeotiff('a.tif', bytes, 47)).rejects.toThrow('a.tif has 8 × 6 cells');
    await expect(readGeotiff('a.tif', bytes.subarray(0, 40), 100)).rejects.toThrow('a.tif cannot be read as a GeoTIFF');
  });
});

describe('the table of rasters', () => {
  const HEADING = 'file,epsg,date,source,licence,licence_url\n';
  const grid = 'ncols 2\nnrows 2\nxllcorner 13\nyllcorner 53\ncellsize 0.5\n10 20\n10 20\n';
  const model = async (rows: string, content = grid) => {
    await writeFile(join(folder, 'a.asc'), content);
    await writeFile(join(folder, 'heights.csv'), HEADING + rows);
    return readHeightModel(join(folder, 'heights.csv'));
  };

  test('[PN10] a raster comes with source, day, licence and how fine it is', async () => {
    const found = await model('a.asc,4326,2024-05-01,"DGM, Landesamt",CC BY 4.0,https://example.org/by\n');
    expect(found.heightAt(13.5, 53.5)).toBeCloseTo(15, 5);
    expect(found.heightAt(15, 53.5)).toBeNull();
    expect(found.about).toEqual({ name: 'DGM, Landesamt', date: '2024-05-01', resolutionMetres: 55_597.5 });
    expect(found.sources).toMatchObject([
      { file: 'a.asc', licence: { name: 'CC BY 4.0', url: 'https://example.org/by' }, resolutionMetres: 55_597.5 },
    ]);
  });

  test('[PN10] a GeoTIFF in another system than the table says is refused by column', async () => {
    const { metres, west, north } = plane(8, 6, 20);
    const place = { ModelPixelScale: [20, 20, 0], ModelTiepoint: [0, 0, 0, west, north, 0] };
    const keys = { GTModelTypeGeoKey: 1, GTRasterTypeGeoKey: 1, ProjectedCSTypeGeoKey: 25_833 };
    const bytes = await writeArrayBuffer(metres, { width: 8, height: 6, ...place, ...keys });
    await writeFile(join(folder, 'b.tif'), new Uint8Array(bytes));
    const row = (epsg: number) => `b.tif,${epsg},2024-05-01,s,l,https://e.org\n`;
    await expect(model(row(25_832))).rejects.toThrow('line 2, column epsg: the file itself says 25833, not 25832');
    const [longitude = 0, latitude = 0] = projectionOf(25_833)?.inverse([west + 80, north - 60]) ?? [];
    expect((await model(row(25_833))).heightAt(longitude, latitude)).toBeCloseTo(50 + 8 + 0.6, 2);
  });

  test.each([
    ['../a.asc,4326,2024-05-01,s,l,https://e.org\n', 'line 2, column file'],
    ['a.png,4326,2024-05-01,s,l,https://e.org\n', 'line 2, column file: "a.png" is neither .tif nor .asc'],
    ['a.asc,31468,2024-05-01,s,l,https://e.org\n', 'line 2, column epsg: 31468 is no system'],
    ['a.asc,4326,yesterday,s,l,https://e.org\n', 'line 2, column date'],
    ['a.asc,4326,2024-05-01,s,l,see below\n', 'line 2, column licence_url'],
    ['b.asc,4326,2024-05-01,s,l,https://e.org\n', 'b.asc cannot be read: ENOENT'],
    ['', 'heights.csv names no raster'],
  ])('[PN10] a wrong row is refused: %j', async (rows, sentence) => {
    if (rows.startsWith('a.png')) await writeFile(join(folder, 'a.png'), 'x');
    await expect(model(rows)).rejects.toThrow(sentence);
  });
});

describe('slope of a lane', () => {
  /** A street to the east, a bridge over a valley, and the street again. */
  const valley = new SmallTown().with((town) => {
    const [a, b, m, c, d] = [0, 2, 3, 4, 6].map((east) => town.node(east, 0));
    const road = { highway: 'residential', name: 'Talstraße' };
    town.way([a ?? 0, b ?? 0], road);
    town.way([b ?? 0, m ?? 0], { ...road, name: 'Talbrücke', bridge: 'yes' });
    town.way([m ?? 0, c ?? 0], { ...road, name: 'Talbrücke', bridge: 'yes' });
    town.way([c ?? 0, d ?? 0], road);
    town.way([town.node(0, 3), town.node(6, 3)], { highway: 'residential', name: 'Höhenweg' });
  });
  const metresEast = (longitude: number) => (longitude - 13.2) * 66_400;
  const withHeights = async (heightAtPlace: (longitude: number, latitude: number) => number | null) => {
    const { data } = await planningOf(valley);
    const source = { name: 'DGM', date: '2024-05-01', attribution: 'DGM' };
    const full: PlanningData = {
      ...data,
      meta: { ...data.meta, heights: { source, resolutionMetres: 5, shareOffGround: 0 } },
      heights: edgeHeights(data, { heightAt: heightAtPlace }),
    };
    const read = readPlanningFile(writePlanningFile(full));
    if (!read.ok) throw new Error(read.problem);
    expect(read.data.heights).toEqual(full.heights);
    return planningCity(read.data);
  };

  test('[PF12] a street that rises evenly has this slope, largest and mean', async () => {
    const city = await withHeights((longitude) => 40 + metresEast(longitude) * 0.06);
    const { slope } = bikeLaneConsequences(city, [at(0, 3), at(6, 3)], both);
    expect(slope.value?.max).toBeCloseTo(6, 0);
    expect(slope.value?.mean).toBeCloseTo(6, 0);
    expect(slope).toMatchObject({ shareAssumed: 0, date: '2024-05-01', value: { steepestStreet: 'Höhenweg' } });
    expect(slope.value?.unknownPercent).toBeCloseTo(0, 6);
  });

  test('[PF12] a bridge runs straight over the valley, whatever pieces it is cut into, and says that it is assumed', async () => {
    const city = await withHeights((longitude) => {
      const east = metresEast(longitude);
      return east > 140 && east < 260 ? 10 : 40;
    });
    const { slope } = bikeLaneConsequences(city, [at(0, 0), at(6, 0)], both);
    expect(slope.value).toMatchObject({ max: 0, mean: 0 });
    expect(slope.shareAssumed).toBeCloseTo(1 / 3, 1);
    expect(slope.assumptions.map(({ id }) => id)).toEqual(['slope-window', 'height-of-bridges']);
  });

  test('[PF12] off the streets, and where the model ends, nothing is known, and this is not 0', async () => {
    const city = await withHeights((longitude) => (metresEast(longitude) < 201 ? 40 : null));
    const gone = bikeLaneConsequences(city, [at(0, 1), at(2, 1)], both).slope;
    expect(gone).toMatchObject({ value: null, reason: 'no-streets' });
    const partly = bikeLaneConsequences(city, [at(0, 0), at(1, 0), at(1, 1)], both).slope;
    expect(partly.value?.unknownPercent).toBeGreaterThan(30);
    const { slope } = bikeLaneConsequences(planningCity((await planningOf(valley)).data), [at(0, 0), at(6, 0)], both);
    expect(slope).toMatchObject({ value: null, reason: 'no-height-model' });
  });

  test('[PF12] [PF2] the steepest window is the one that a plain search of every tenth of a metre finds, either way', async () => {
    const random = new SeededRandom(8);
    for (let n = 0; n < 12; n++) {
      const hills = Array.from({ length: 4 }, () => [
        random.integer(30, 90),
        random.integer(1, 4),
        random.integer(0, 60),
      ]);
      const ground = (longitude: number) =>
        hills.reduce(
          (sum, [wide = 1, high = 0, shift = 0]) => sum + high * Math.sin((metresEast(longitude) + shift) / wide),
          40,
        );
      const city = await withHeights(ground);
      const line = [at(0, 3), at(random.integer(2, 6), 3)];
      const { slope } = bikeLaneConsequences(city, line, both);
      const back = bikeLaneConsequences(city, line.toReversed(), both).slope;
      const plain = plainSlope(city, line);
      expect(slope.value?.max).toBeCloseTo(plain.max, 1);
      expect(slope.value?.mean).toBeCloseTo(plain.mean, 1);
      expect(back.value?.max).toBeCloseTo(slope.value?.max ?? -1, 6);
      expect(back.value?.mean).toBeCloseTo(slope.value?.mean ?? -1, 6);
    }
  });
});

function plainSlope(city: ReturnType<typeof planningCity>, line: readonly Position[]): { max: number; mean: number } {
  const profile: [along: number, height: number][] = [];
  let along = 0;
  for (const { edge, lengthMetres, startMetres, endMetres } of matchLane(city.streets, line)) {
    const { heights } = city.data;
    const height = edge === null || !heights ? null : heightAt(city.data, heights, edge, (startMetres + endMetres) / 2);
    if (height !== null) profile.push([along + lengthMetres / 2, height]);
    along += lengthMetres;
  }
  const heightOf = (place: number) => {
    const next = profile.findIndex(([other]) => other >= place);
    const [[a = 0, ha = 0] = [], [b = 0, hb = 0] = []] = [profile[Math.max(0, next - 1)], profile[Math.max(0, next)]];
    return b === a ? ha : ha + ((hb - ha) * (place - a)) / (b - a);
  };
  const [start, end] = [profile[0]?.[0] ?? 0, profile.at(-1)?.[0] ?? 0];
  const slopes: number[] = [];
  for (let from = start; from + SLOPE_WINDOW_METRES <= end; from += 0.1) {
    slopes.push((Math.abs(heightOf(from + SLOPE_WINDOW_METRES) - heightOf(from)) / SLOPE_WINDOW_METRES) * 100);
  }
  return { max: Math.max(...slopes), mean: slopes.reduce((sum, slope) => sum + slope, 0) / slopes.length };
}
