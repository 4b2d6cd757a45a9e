import { fromArrayBuffer, type GeoTIFFImage } from 'geotiff';
import { CityPackError } from '../../city-pack-error.ts';
import type { HeightRaster } from './height-raster.ts';

/** What no height on land is; the usual mark of a cell without one is far below it. */
const LOWEST_METRES = -500;
/** A height model has one band; its unit is the metre. */
const BAND = 0;

export interface GeotiffHeights {
  readonly raster: HeightRaster;
  /** The system of coordinates that the file itself names; null where it names none. */
  readonly epsg: number | null;
}

/** Heights of a GeoTIFF that lies upright. Throws `CityPackError` with the file's name. */
export async function readGeotiff(file: string, bytes: Uint8Array, mostCells: number): Promise<GeotiffHeights> {
  const refused = (why: string, cause?: unknown) => new CityPackError(`${file} ${why}.`, { cause });
  const image = await firstImage(bytes).catch((cause: unknown) => {
    throw refused('cannot be read as a GeoTIFF', cause);
  });
  const [columns, rows] = [image.getWidth(), image.getHeight()];
  if (columns * rows > mostCells) {
    throw refused(
      `has ${columns} × ${rows} cells; at most ${mostCells} are read: cut it into tiles, or make it coarser`,
    );
  }
  const place = placeOf(image);
  if (place === null) throw refused('does not say where it lies, or is turned');
  const [values] = await image.readRasters({ samples: [BAND] }).catch((cause: unknown) => {
    throw refused('cannot be read as a GeoTIFF', cause);
  });
  if (typeof values !== 'object' || values.length !== columns * rows) throw refused('holds no heights');
  const none = image.getGDALNoData();
  const metres = Float32Array.from(values, (value) =>
    value === none || !(value >= LOWEST_METRES) ? Number.NaN : value,
  );
  return { raster: { ...place, columns, rows, metres }, epsg: epsgOf(image) };
}

async function firstImage(bytes: Uint8Array): Promise<GeoTIFFImage> {
  const own = new Uint8Array(bytes);
  return (await fromArrayBuffer(own.buffer)).getImage(0);
}

function placeOf(image: GeoTIFFImage): Pick<HeightRaster, 'west' | 'north' | 'cellWidth' | 'cellHeight'> | null {
  try {
    const [west = Number.NaN, north = Number.NaN] = image.getOrigin();
    const [cellWidth = Number.NaN, down = Number.NaN] = image.getResolution();
    return Number.isFinite(west + north) && cellWidth > 0 && down < 0
      ? { west, north, cellWidth, cellHeight: -down }
      : null;
  } catch {
    return null;
  }
}

function epsgOf(image: GeoTIFFImage): number | null {
  const keys = image.getGeoKeys();
  const code = keys?.ProjectedCSTypeGeoKey ?? keys?.GeographicTypeGeoKey;
  // 32767: "as the user defines it".
  return typeof code === 'number' && code > 0 && code < 32_767 ? code : null;
}
