export interface GridTownOptions {
  readonly columns: number;
  readonly rows: number;
  readonly seed: number;
  /** South-western corner in degrees. */
  readonly lon: number;
  readonly lat: number;
  readonly cellMetres: number;
  readonly schools: number;
  readonly years: readonly string[];
  /** The row of cells that a river fills, and the columns where bridges lead over it. */
  readonly river: number | null;
  readonly bridges: readonly number[];
  /** A railway between this column and the next. */
  readonly rail: number | null;
  /** Three by three cells where one block lies round another. */
  readonly hole: boolean;
  /** Three by three cells of water round a block. */
  readonly island: boolean;
  /** The first and the third cell of the top row are one block. */
  readonly multiPart: boolean;
  readonly estimated: boolean;
  readonly suppressedBelow: number | null;
  readonly places: boolean;
  readonly today: boolean;
  readonly longestWay: number | null;
  readonly neighbourhoods: boolean;
}

const METRES_PER_DEGREE = 111_320;

/** Metres per degree here are for making a town, not for measuring it. */
export const cellDegrees = ({ lat, cellMetres }: GridTownOptions): readonly [number, number] => [
  cellMetres / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)),
  cellMetres / METRES_PER_DEGREE,
];
