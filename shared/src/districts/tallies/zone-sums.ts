/** Sums over the blocks of one zone; whole numbers. */
export interface ZoneSums {
  readonly blocks: number;
  readonly residents: number;
  readonly areaDm2: number;
  /** Of the zone's own outline. */
  readonly perimeterDm: number;
  /** By year. */
  readonly pupils: number[];
  readonly pupilsLower: number[];
  readonly pupilsUpper: number[];
  /** What stands in for numbers that the city keeps back is part of `pupils`: this much of it. */
  readonly pupilsAssumed: number[];
  /** Pupils whose zone today is another one; those who have none today do not have to switch. */
  readonly switching: number[];
  readonly switchingLower: number[];
  readonly switchingUpper: number[];
  readonly switchingAssumed: number[];
}
