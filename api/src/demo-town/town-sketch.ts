import type { Block, TownLayout } from './lay-out-town.ts';
import type { OsmBuilder } from './osm-builder.ts';
import type { SeededRandom } from './seeded-random.ts';

/** What every part of the generator works on: the layout of the town and the extract it is written into. */
export interface TownSketch {
  readonly seed: string;
  readonly random: SeededRandom;
  readonly layout: TownLayout;
  readonly builder: OsmBuilder;
  readonly blockOfFace: ReadonlyMap<number, Block>;
}
