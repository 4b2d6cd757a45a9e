import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import { MICRODEGREES, metresPerMicrodegree } from '@werkstadt/shared/planning/network/metres';
import polylabel from 'polylabel';
import type { Municipality } from '../find-boundary.ts';
import type { OsmExtract } from '../osm-extract.ts';
import type { Home } from '../planning/estimate-residents.ts';
import { arrangeLines, EDGE_KINDS, type GridLine, type GridPoint } from './arrange-lines.ts';
import { BlockFinder } from './block-finder.ts';
import { type BlockMap, blockOutlines, type GridPolygon } from './block-map.ts';
import { cuttingLines, gridRings, toGrid, townOutline, type Water, waterAt } from './cutting-lines.ts';
import { type FaceFacts, faceAreas, type GridUnit, joinSlivers } from './join-slivers.ts';
import { simplifiedOutlines } from './simplify-borders.ts';
import { facesInside, OUTSIDE, traceFaces } from './trace-faces.ts';

/** The blocks of a town before anything is known of them but their shape. */
export interface DividedTown {
  readonly blocks: BlockMap;
  readonly outlines: readonly (readonly GridPolygon[])[];
  /** A point inside each block, far from its border. */
  readonly middles: readonly GridPoint[];
  readonly isWater: readonly boolean[];
  readonly unit: GridUnit;
  /** Faces that were too small to be blocks. */
  readonly joinedSlivers: number;
  /** Where the city gave its own blocks: their file, and what it calls them. */
  readonly given: {
    readonly file: string;
    readonly ids: readonly string[];
    readonly neighbourhoods: readonly string[];
  } | null;
}

export interface DividedTownSource {
  readonly extract: OsmExtract;
  readonly municipality: Municipality | null;
  readonly bbox: BoundingBox;
  readonly waters: readonly Water[];
  readonly homes: readonly Home[];
}

/** About a metre. */
const MIDDLE_PRECISION = 10;

/**
 * Blocks between streets, railways and waters: they cover the municipality without gaps or overlaps, because they are
 * the faces of one arrangement of lines ([DB3]).
 */
export function divideTown({ extract, municipality, bbox, waters, homes }: DividedTownSource): DividedTown {
  const town = townOutline(municipality, bbox);
  const lines = [
    ...cuttingLines(extract, waters).filter((line) => reaches(line, municipality?.bbox ?? bbox)),
    ...gridRings(town, EDGE_KINDS.outline),
  ];
  const map = traceFaces(arrangeLines(lines));
  const inside = facesInside(map);
  const [, south, , north] = municipality?.bbox ?? bbox;
  const unit = metresPerMicrodegree((south + north) / 2);
  const areas = faceAreas(map, unit);

  const faces = blockOutlines({ map, blockOfFace: Int32Array.from(inside.keys()), blocks: map.faces });
  const finder = new BlockFinder(faces);
  const homesIn = new Int32Array(map.faces);
  for (const { position, inTown } of homes) {
    const face = inTown ? finder.find(toGrid(position)) : -1;
    if (face !== -1) homesIn[face] = (homesIn[face] ?? 0) + 1;
  }
  const facts = faces.map((polygons, face): FaceFacts => {
    const water = inside[face] === 1 && waterAt(middleOf(polygons), waters) !== null;
    return { squareMetres: areas[face] ?? 0, homes: homesIn[face] ?? 0, water };
  });
  const { groupOfFace, joined } = joinSlivers(map, inside, facts, unit);

  const groups = [...new Set(groupOfFace)].filter((group) => group !== OUTSIDE);
  const blockOfGroup = new Map(groups.map((group, block) => [group, block]));
  const blocks = {
    map,
    blockOfFace: groupOfFace.map((group) => blockOfGroup.get(group) ?? OUTSIDE),
    blocks: groups.length,
  };
  const outlines = simplifiedOutlines(blocks, unit);
  return {
    blocks,
    outlines,
    middles: outlines.map(middleOf),
    isWater: groups.map((group) => facts[group]?.water ?? false),
    unit,
    joinedSlivers: joined,
    given: null,
  };
}

/** Whether the boxes of a line and of the town meet: what lies elsewhere need not be cut. */
function reaches({ points }: GridLine, [west, south, east, north]: BoundingBox): boolean {
  let [left, low, right, high] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    [left, low, right, high] = [Math.min(left, x), Math.min(low, y), Math.max(right, x), Math.max(high, y)];
  }
  return (
    right >= west * MICRODEGREES &&
    left <= east * MICRODEGREES &&
    high >= south * MICRODEGREES &&
    low <= north * MICRODEGREES
  );
}

/** In whole microdegrees; of a block in several parts, in the largest. */
export function middleOf([largest]: readonly GridPolygon[]): GridPoint {
  if (!largest) return [0, 0];
  const closed = largest.map((ring) => [...ring, ...ring.slice(0, 1)].map(([x, y]): [number, number] => [x, y]));
  const [x = 0, y = 0] = polylabel(closed, MIDDLE_PRECISION);
  return [Math.round(x), Math.round(y)];
}
