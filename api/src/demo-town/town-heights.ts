import { fromLonLat } from './osm-builder.ts';
import type { OsmData } from './osm-data.ts';
import { type PlanePoint, projectOnLine } from './plane.ts';
import { RIVER_NAME } from './town-plan.ts';

/** Half a thousandth of a degree: 55 m to the north, 35 m to the east. */
const CELL_DEGREES = 0.0005;
const RIVER_METRES = 182;
/** The river falls by a metre a kilometre, towards the west. */
const FALL = 0.001;
/** The sides of the valley rise most at this distance from the river, and so far in all. */
const SIDE_METRES = 900;
const RISE_METRES = 58;

/** The ground of Lindental as an Esri ASCII grid in degrees: a valley along the river, with hills on both sides. */
export function townHeights({ boundingBox, nodes, ways }: OsmData): string {
  const places = new Map(nodes.map(({ id, lon, lat }) => [id, fromLonLat([lon, lat])]));
  const river = ways
    .filter(({ tags }) => tags.waterway === 'river' && tags.name === RIVER_NAME)
    .flatMap(({ nodeIds }) => nodeIds.map((id) => places.get(id)))
    .filter((place) => place !== undefined);
  const [west, south, east, north] = boundingBox;
  const columns = Math.ceil((east - west) / CELL_DEGREES);
  const rows = Math.ceil((north - south) / CELL_DEGREES);
  const lines = [
    `ncols ${columns}`,
    `nrows ${rows}`,
    `xllcorner ${west}`,
    `yllcorner ${south}`,
    `cellsize ${CELL_DEGREES}`,
    'NODATA_value -9999',
  ];
  for (let row = rows - 1; row >= 0; row--) {
    const heights: string[] = [];
    for (let column = 0; column < columns; column++) {
      const place = fromLonLat([west + (column + 0.5) * CELL_DEGREES, south + (row + 0.5) * CELL_DEGREES]);
      heights.push(groundMetres(place, river).toFixed(1));
    }
    lines.push(heights.join(' '));
  }
  return `${lines.join('\n')}\n`;
}

function groundMetres(place: PlanePoint, river: readonly PlanePoint[]): number {
  const [east, north] = place;
  const away = river.length > 1 ? projectOnLine(place, river).distance : SIDE_METRES;
  const side = 1 - Math.exp(-((away / SIDE_METRES) ** 2));
  const hills = 9 * Math.sin(east / 610 + 1) * Math.cos(north / 740);
  return RIVER_METRES + FALL * east + side * (RISE_METRES + hills);
}
