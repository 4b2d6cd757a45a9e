import { dirname, join } from 'node:path';
import type { PackManifest } from '@werkstadt/shared/city/pack-manifest';
import { CityPackError } from '../../city-pack-error.ts';
import { sha256 } from '../../pack-folder.ts';
import { type CityFile, readCityFile, readTable, type TableRow } from '../tables/read-table.ts';
import { type HeightRaster, rasterHeight } from './height-raster.ts';
import { type MapProjection, projectionOf } from './map-projection.ts';
import { readAsciiGrid } from './read-ascii-grid.ts';

/** A raster of more cells is cut into tiles first: 16 km² at one metre fit, or a whole town at five. */
const MOST_CELLS = 64_000_000;
/** A degree of latitude; near enough to say how fine a grid in degrees is. */
const METRES_PER_DEGREE = 111_195;

/** Heights of the ground out of one or more rasters. */
export interface HeightModel {
  /** Metres above sea level; null where no raster has one. WGS 84 in degrees. */
  heightAt(longitude: number, latitude: number): number | null;
  /** As the oldest of its rasters, and as coarse as the coarsest. */
  readonly about: { readonly name: string; readonly date: string; readonly resolutionMetres: number };
  /** For the manifest. */
  readonly sources: PackManifest['sources'];
}

interface Tile {
  readonly raster: HeightRaster;
  readonly projection: MapProjection;
}

/**
 * Reads the rasters that a table names, `file,epsg,date,source,licence,licence_url`, one a row, as files beside it:
 * GeoTIFF (`.tif`, `.tiff`) or Esri ASCII grid (`.asc`). Throws `CityPackError` that names file, line and column ([PN10]).
 */
export async function readHeightModel(path: string): Promise<HeightModel> {
  const table = await readTable(path, ['file', 'epsg', 'date', 'source', 'licence', 'licence_url']);
  const tiles: Tile[] = [];
  const sources: PackManifest['sources'] = [];
  for (const row of table.rows) {
    const { tile, file } = await readTile(dirname(path), row);
    tiles.push(tile);
    sources.push({
      ...file,
      name: row.words('source'),
      date: row.date('date'),
      licence: { name: row.words('licence'), url: webAddress(row) },
      attribution: row.words('source'),
      resolutionMetres: resolutionOf(tile),
    });
  }
  const [first] = sources;
  if (!first) throw new CityPackError(`${table.file} names no raster.`);
  return {
    heightAt: (longitude, latitude) => heightIn(tiles, longitude, latitude),
    about: {
      name: first.name,
      date: sources.reduce((oldest, { date }) => (date !== null && date < oldest ? date : oldest), first.date ?? ''),
      resolutionMetres: sources.reduce((coarsest, { resolutionMetres = 0 }) => Math.max(coarsest, resolutionMetres), 0),
    },
    sources,
  };
}

function heightIn(tiles: readonly Tile[], longitude: number, latitude: number): number | null {
  for (const { raster, projection } of tiles) {
    const height = rasterHeight(raster, ...projection.forward([longitude, latitude]));
    if (height !== null) return height;
  }
  return null;
}

async function readTile(folder: string, row: TableRow): Promise<{ tile: Tile; file: CityFile }> {
  const file = row.words('file');
  if (/[/\\]/.test(file)) throw row.refusal('file', `"${file.slice(0, 40)}" has to lie beside the table`);
  const epsg = row.wholeNumber('epsg', 1, 999_999);
  const projection = projectionOf(epsg);
  if (projection === null) {
    throw row.refusal('epsg', `${epsg} is no system that is known: 4326, 4258, 25828 to 25838, 32601 to 32760, 3035`);
  }
  const bytes = await readCityFile(join(folder, file));
  const about = { file, bytes: bytes.length, sha256: sha256(bytes) };
  if (/\.asc$/i.test(file)) {
    const text = new TextDecoder('latin1').decode(bytes);
    return { tile: { raster: readAsciiGrid(file, text, MOST_CELLS), projection }, file: about };
  }
  if (!/\.tiff?$/i.test(file)) throw row.refusal('file', `"${file.slice(0, 40)}" is neither .tif nor .asc`);
  // Its library takes 28 MB: a server that only makes the demo town does without.
  const { readGeotiff } = await import('./read-geotiff.ts');
  const { raster, epsg: own } = await readGeotiff(file, bytes, MOST_CELLS);
  if (own !== null && own !== epsg) throw row.refusal('epsg', `the file itself says ${own}, not ${epsg}`);
  return { tile: { raster, projection }, file: about };
}

function webAddress(row: TableRow): string {
  const text = row.words('licence_url');
  if (!URL.canParse(text) || !/^https?:/.test(text)) throw row.refusal('licence_url', 'is no address on the web');
  return text;
}

const resolutionOf = ({ raster, projection }: Tile): number =>
  Math.round(raster.cellHeight * (projection.degrees ? METRES_PER_DEGREE : 1) * 10) / 10 || 0.1;
