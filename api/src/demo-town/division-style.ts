import type { LineKind } from './line-kind.ts';
import type { SeededRandom } from './seeded-random.ts';

/** How one kind of quarter is cut into blocks. */
export interface DivisionStyle {
  /** A face is cut while it is larger than about this. */
  readonly blockSquareMetres: number;
  /** 0 = straight cuts, 1 = cuts that swing out as their ends point. */
  readonly curve: number;
  /** 0 = always the most sensible cut, 1 = often another one. */
  readonly irregularity: number;
  /** Two junctions of one street side are at least this far apart. */
  readonly junctionMetres: number;
  /** Distance between the points of a cut. */
  readonly spacingMetres: number;
  /** What a cut becomes; `areaShare` is the face's area over the style's block. */
  readonly kindOfCut: (random: SeededRandom, areaShare: number) => LineKind;
}
