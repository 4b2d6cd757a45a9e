/** Heights on a grid of equal cells, rows from north to south. Coordinates are those of its own system. */
export interface HeightRaster {
  /** West and north edge of the first cell. */
  readonly west: number;
  readonly north: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly columns: number;
  readonly rows: number;
  /** Metres; NaN where none was measured. */
  readonly metres: Float32Array;
}

/** Between the middles of four cells the height changes evenly; null beyond them, and beside a cell without one. */
export function rasterHeight(raster: HeightRaster, x: number, y: number): number | null {
  const { west, north, cellWidth, cellHeight, columns, rows, metres } = raster;
  const across = (x - west) / cellWidth - 0.5;
  const down = (north - y) / cellHeight - 0.5;
  // Half a cell at the border, so that tiles that lie side by side leave no gap.
  if (!(across >= -0.5 && across <= columns - 0.5 && down >= -0.5 && down <= rows - 0.5)) return null;
  const [column, row] = [inside(Math.floor(across), columns), inside(Math.floor(down), rows)];
  const [right, below] = [Math.min(column + 1, columns - 1), Math.min(row + 1, rows - 1)];
  const [aside, under] = [clamped(across - column), clamped(down - row)];
  const cell = (atColumn: number, atRow: number) => metres[atRow * columns + atColumn] ?? Number.NaN;
  const top = cell(column, row) * (1 - aside) + cell(right, row) * aside;
  const bottom = cell(column, below) * (1 - aside) + cell(right, below) * aside;
  const height = top * (1 - under) + bottom * under;
  return Number.isFinite(height) ? height : null;
}

const clamped = (share: number): number => Math.max(0, Math.min(1, share));
const inside = (index: number, count: number): number => Math.max(0, Math.min(count - 1, index));
