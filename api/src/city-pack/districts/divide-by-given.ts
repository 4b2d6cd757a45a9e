import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import { MICRODEGREES, metresPerMicrodegree } from '@werkstadt/shared/planning/network/metres';
import { CityPackError } from '../city-pack-error.ts';
import type { Municipality } from '../find-boundary.ts';
import { arrangeLines, EDGE_KINDS, type GridLine, type GridPoint } from './arrange-lines.ts';
import { kindsAlong } from './bars.ts';
import { BlockFinder } from './block-finder.ts';
import { blockOutlines } from './block-map.ts';
import { gridRings, townOutline, type Water, waterAt } from './cutting-lines.ts';
import { type DividedTown, middleOf } from './divide-town.ts';
import { faceAreas, halfMetres } from './join-slivers.ts';
import type { PolygonFeature, PolygonFile } from './tables/polygon-file.ts';
import { facesInside, OUTSIDE, traceFaces } from './trace-faces.ts';

/** Gaps and overlaps that are narrower, area by outline in metres, come from rounding or two hands drawing one line. */
const NARROW_METRES = 1;
const SMALL_SQUARE_METRES = 50;
/** A city's own border and the one of the map may differ by strips of this width. */
const BORDER_METRES = 25;

interface GivenBlock {
  readonly id: string;
  readonly neighbourhood: string;
  readonly feature: PolygonFeature;
}

/**
 * The city's own blocks. Throws `CityPackError` that names feature and field, or place and size, where they are not
 * what they have to be: each with an id of its own, none crossing itself, together without gaps and overlaps ([DB9]).
 * @param lines streets, railways and waters: what a border runs along says what its blocks touch over ([DB4])
 */
export function divideByGiven(
  { file, features }: PolygonFile,
  municipality: Municipality | null,
  bbox: BoundingBox,
  waters: readonly Water[],
  lines: readonly GridLine[],
): DividedTown {
  const given = readBlocks(features);
  if (given.length === 0) throw new CityPackError(`${file} has no features.`);
  const traced = traceFaces(
    arrangeLines([
      ...given.flatMap(({ feature }) => gridRings(feature.polygons, EDGE_KINDS.minor)),
      ...(municipality ? gridRings(townOutline(municipality, bbox), EDGE_KINDS.outline) : []),
    ]),
  );
  const [, south, , north] = municipality?.bbox ?? bbox;
  const unit = metresPerMicrodegree((south + north) / 2);
  const map = { ...traced, kinds: kindsAlong(traced, lines, unit) };
  const areas = faceAreas(map, unit);
  const outlineMetres = new Float64Array(map.faces);
  const isAtBorder = new Uint8Array(map.faces);
  map.faceLeft.forEach((face, half) => {
    if (face === OUTSIDE) return;
    outlineMetres[face] = (outlineMetres[face] ?? 0) + halfMetres(map, half, unit);
    const isEdge = map.faceLeft[half ^ 1] === OUTSIDE || ((map.kinds[half] ?? 0) & EDGE_KINDS.outline) !== 0;
    if (isEdge) isAtBorder[face] = 1;
  });
  const finder = new BlockFinder(given.map(({ feature }) => feature.polygons.map(openGrid)));
  const inside = municipality ? facesInside(map) : new Uint8Array(map.faces).fill(1);
  const faces = blockOutlines({ map, blockOfFace: Int32Array.from(inside.keys()), blocks: map.faces });
  const isHairline = new Uint8Array(map.faces);
  const blockOfFace = Int32Array.from(inside.keys(), (face) => {
    const middle = middleOf(faces[face] ?? []);
    const [first, second] = finder.all(middle);
    const squareMetres = areas[face] ?? 0;
    const width = squareMetres / (outlineMetres[face] ?? 1);
    const isSliver = squareMetres < SMALL_SQUARE_METRES || width < NARROW_METRES;
    if (first !== undefined && second !== undefined && !isSliver) {
      const [one, other] = [given[first], given[second]];
      throw (other ?? one)?.feature.refusal(
        'geometry',
        `overlaps with the block "${one?.id}" by ${Math.round(squareMetres)} m² ${placeText(middle)}`,
      );
    }
    if (first !== undefined) return first;
    const tolerated = isSliver || (isAtBorder[face] === 1 && width < BORDER_METRES);
    if (inside[face] === 1 && isSliver) isHairline[face] = 1;
    if (inside[face] === 1 && !tolerated) {
      throw new CityPackError(
        `${file}: the blocks leave a gap of ${Math.round(squareMetres)} m² ${placeText(middle)}.`,
      );
    }
    return OUTSIDE;
  });
  closeSlivers(map, blockOfFace, isHairline);
  const blocks = { map, blockOfFace, blocks: given.length };
  const outlines = blockOutlines(blocks);
  const lost = outlines.findIndex((polygons) => polygons.length === 0);
  if (lost !== -1) throw given[lost]?.feature.refusal('geometry', 'is smaller than the grid of the map');
  const middles = outlines.map(middleOf);
  return {
    blocks,
    outlines,
    middles,
    isWater: middles.map((middle) => waterAt(middle, waters) !== null),
    unit,
    joinedSlivers: 0,
    given: { file, ids: given.map(({ id }) => id), neighbourhoods: given.map(({ neighbourhood }) => neighbourhood) },
  };
}

function readBlocks(features: readonly PolygonFeature[]): GivenBlock[] {
  const rowOf = new Map<string, number>();
  return features.map((feature, row) => {
    const { id, neighbourhood = '' } = feature.properties;
    if ((typeof id !== 'string' && typeof id !== 'number') || id === '' || String(id).length > 60) {
      throw feature.refusal('id', 'has to be a text or a number of at most 60 characters');
    }
    const known = rowOf.get(String(id));
    if (known !== undefined) throw feature.refusal('id', `"${id}" is the id of feature ${known + 1} already`);
    rowOf.set(String(id), row);
    if (typeof neighbourhood !== 'string' || neighbourhood.length > 200) {
      throw feature.refusal('neighbourhood', 'has to be a text of at most 200 characters');
    }
    if (feature.repaired) throw feature.refusal('geometry', 'a ring crosses itself');
    return { id: String(id), neighbourhood, feature };
  });
}

/** Hairlines that belong to no block go to one beside them. */
function closeSlivers(
  { faceLeft }: ReturnType<typeof traceFaces>,
  blockOfFace: Int32Array,
  isHairline: Uint8Array,
): void {
  for (let changed = true; changed; ) {
    changed = false;
    faceLeft.forEach((face, half) => {
      const other = faceLeft[half ^ 1] ?? OUTSIDE;
      if (face === OUTSIDE || other === OUTSIDE || !isHairline[face] || blockOfFace[face] !== OUTSIDE) return;
      const block = blockOfFace[other] ?? OUTSIDE;
      if (block === OUTSIDE) return;
      blockOfFace[face] = block;
      changed = true;
    });
  }
}

const openGrid = (rings: PolygonFeature['polygons'][number]) =>
  gridRings([rings], 0).map(({ points }) => points.slice(0, -1));

const placeText = ([x, y]: GridPoint): string =>
  `near ${(y / MICRODEGREES).toFixed(5)} north, ${(x / MICRODEGREES).toFixed(5)} east`;
