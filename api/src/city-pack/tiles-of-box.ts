import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';

/** First and last column and row of the map tiles (Web Mercator) that touch a box, at a zoom. */
function tileRange([west, south, east, north]: BoundingBox, zoom: number) {
  const tiles = 2 ** zoom;
  const column = (longitude: number) => Math.floor(((longitude + 180) / 360) * tiles);
  const row = (latitude: number) => {
    const sine = Math.sin((latitude * Math.PI) / 180);
    return Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * tiles);
  };
  return { west: column(west), east: column(east), north: row(north), south: row(south) };
}

/** [column, row] of each of these tiles. */
export function* tilesOfBox(box: BoundingBox, zoom: number): Generator<[column: number, row: number]> {
  const { west, east, north, south } = tileRange(box, zoom);
  for (let column = west; column <= east; column++) {
    for (let row = north; row <= south; row++) yield [column, row];
  }
}

/** How many tiles that are. */
export function countTilesOfBox(box: BoundingBox, zoom: number): number {
  const { west, east, north, south } = tileRange(box, zoom);
  return (east - west + 1) * (south - north + 1);
}
