import type { Position } from '@werkstadt/shared/geometry/geojson';

const UNITS_PER_DEGREE = 1e7;
const FIRST_CAPACITY = 1 << 16;

/** All nodes of an extract in typed arrays: 16 bytes a node. Coordinates are integers of 10⁻⁷ degrees. */
export class NodeTable {
  #ids = new Float64Array(FIRST_CAPACITY);
  #longitudes = new Int32Array(FIRST_CAPACITY);
  #latitudes = new Int32Array(FIRST_CAPACITY);
  #sorted = true;
  size = 0;

  /** Row of the new node. Rows stay valid until `seal`. */
  add(id: number, longitude: number, latitude: number): number {
    if (this.size === this.#ids.length) this.#grow();
    const row = this.size;
    if (row > 0 && id <= (this.#ids[row - 1] ?? 0)) this.#sorted = false;
    this.#ids[row] = id;
    this.#longitudes[row] = longitude;
    this.#latitudes[row] = latitude;
    this.size += 1;
    return row;
  }

  /**
   * Ends adding and makes `rowOf` usable. Files are nearly always sorted by id; where one is not, rows are sorted here
   * and repeated ids dropped (the first stays). Returns the new row of each old row, or null where none moved.
   */
  seal(): Int32Array | null {
    if (this.#sorted) return null;
    const order = Array.from({ length: this.size }, (_, row) => row);
    const ids = this.#ids;
    order.sort((a, b) => (ids[a] ?? 0) - (ids[b] ?? 0) || a - b);
    const moved = new Int32Array(this.size);
    const sortedIds = new Float64Array(this.size);
    const sortedLongitudes = new Int32Array(this.size);
    const sortedLatitudes = new Int32Array(this.size);
    let rows = 0;
    for (const old of order) {
      const id = ids[old] ?? 0;
      if (rows > 0 && sortedIds[rows - 1] === id) {
        moved[old] = rows - 1;
        continue;
      }
      sortedIds[rows] = id;
      sortedLongitudes[rows] = this.#longitudes[old] ?? 0;
      sortedLatitudes[rows] = this.#latitudes[old] ?? 0;
      moved[old] = rows;
      rows += 1;
    }
    this.#ids = sortedIds;
    this.#longitudes = sortedLongitudes;
    this.#latitudes = sortedLatitudes;
    this.size = rows;
    this.#sorted = true;
    return moved;
  }

  /** Row of a node by its OSM id, or -1. */
  rowOf(id: number): number {
    const ids = this.#ids;
    let low = 0;
    let high = this.size - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = ids[middle] ?? 0;
      if (found === id) return middle;
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  /** OSM id of a row. */
  idOf(row: number): number {
    return this.#ids[row] ?? 0;
  }

  /** [lon, lat] in WGS 84 degrees. */
  position(row: number): Position {
    return [(this.#longitudes[row] ?? 0) / UNITS_PER_DEGREE, (this.#latitudes[row] ?? 0) / UNITS_PER_DEGREE];
  }

  #grow(): void {
    const capacity = this.#ids.length * 2;
    const ids = new Float64Array(capacity);
    const longitudes = new Int32Array(capacity);
    const latitudes = new Int32Array(capacity);
    ids.set(this.#ids);
    longitudes.set(this.#longitudes);
    latitudes.set(this.#latitudes);
    this.#ids = ids;
    this.#longitudes = longitudes;
    this.#latitudes = latitudes;
  }
}
