import type { Figure } from '../../planning/figures/figure.ts';
import { figuresFrom } from '../../planning/figures/figures-from.ts';
import type { ZonePieces } from '../contiguity/zone-pieces.ts';
import type { DistrictCity } from '../district-city.ts';
import type { Assignment } from '../plan/assignment.ts';
import type { ZoneSums } from '../tallies/zone-sums.ts';

/** One of the pieces that a district falls into: rows of its blocks, and the pupils of the year that is shown. */
export interface PieceOfZone {
  readonly blocks: readonly number[];
  readonly pupils: number;
}
export interface Contiguity {
  /** 1 where the district hangs together; islands that nothing can join do not count. */
  readonly pieces: number;
  readonly strays: readonly PieceOfZone[];
  readonly islands: readonly PieceOfZone[];
}
export interface SplitNeighbourhoods {
  readonly count: number;
  /** In the order of their names' code units. */
  readonly names: readonly string[];
}

export function contiguityFigure(
  city: DistrictCity,
  { main, strays, islands }: ZonePieces,
  year: number,
): Figure<Contiguity> {
  const home = figuresFrom(city.data.meta.blocks.source);
  if (main.length === 0) return home.unknown('count', 'no-area', []);
  const piece = (blocks: readonly number[]): PieceOfZone => ({
    blocks,
    pupils: blocks.reduce((sum, block) => sum + (city.pupils.value[year * city.blocks + block] ?? 0), 0),
  });
  return home.known('count', { pieces: 1 + strays.length, strays: strays.map(piece), islands: islands.map(piece) }, []);
}

/** 4πA / P²: 1 for a circle. It says nothing about ways to school (rule DP10). */
export function compactnessFigure(city: DistrictCity, { areaDm2, perimeterDm }: ZoneSums): Figure {
  const home = figuresFrom(city.data.meta.blocks.source);
  if (perimeterDm <= 0) return home.unknown('share', 'no-area', []);
  return home.known('share', Math.min(1, (4 * Math.PI * areaDm2) / perimeterDm ** 2), []);
}

/** Neighbourhoods whose pupils go to more than one district. Blocks outside of every district split nothing. */
export function splitNeighbourhoodsFigure(
  city: DistrictCity,
  assignment: Readonly<Assignment>,
  year: number,
): Figure<SplitNeighbourhoods> {
  const { data, pupils, blocks } = city;
  const home = figuresFrom(data.meta.blocks.source);
  if (data.blockNeighbourhood.every((name) => name === '')) return home.unknown('count', 'no-neighbourhoods', []);
  const zoneOf = new Map<string, number>();
  const split = new Set<string>();
  for (const [block, name] of data.blockNeighbourhood.entries()) {
    const zone = assignment[block] ?? 0;
    if (name === '' || zone === 0 || !pupils.value[year * blocks + block]) continue;
    const known = zoneOf.get(name);
    if (known === undefined) zoneOf.set(name, zone);
    else if (known !== zone) split.add(name);
  }
  return home.known('count', { count: split.size, names: [...split].sort() }, []);
}
