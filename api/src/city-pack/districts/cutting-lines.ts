import type { BoundingBox, Position } from '@werkstadt/shared/geometry/geojson';
import { polygonAreaSquareMetres } from '@werkstadt/shared/geometry/polygon-area-square-metres';
import { EDGE_FLAGS, ROAD_CLASSES } from '@werkstadt/shared/planning/network/edge-facts';
import { MICRODEGREES } from '@werkstadt/shared/planning/network/metres';
import { classifyStreet } from '../classify/streets.ts';
import { classifyWaterArea, classifyWaterLine } from '../classify/water.ts';
import type { Area } from '../collect-areas.ts';
import type { Municipality } from '../find-boundary.ts';
import type { PolygonRings } from '../nest-rings.ts';
import { lineParts, type OsmExtract, type OsmWay, type Tags } from '../osm-extract.ts';
import { classifyEdge } from '../planning/classify-edge.ts';
import { isInside } from '../planning/land-use-at.ts';
import { EDGE_KINDS, type GridLine, type GridPoint } from './arrange-lines.ts';

/** Streets between blocks; smaller ways divide ground on which people live alone. */
const LAST_CUTTING_CLASS = ROAD_CLASSES.indexOf('pedestrian');
/** Ponds are part of the block around them. */
const LEAST_WATER_SQUARE_METRES = 20_000;
const CUTTING_WATER = new Set(['river', 'canal']);
const CUTTING_RAILS = new Set(['rail', 'light_rail']);

export const toGrid = ([longitude, latitude]: Position): GridPoint => [
  Math.round(longitude * MICRODEGREES),
  Math.round(latitude * MICRODEGREES),
];

export interface Water {
  /** '' where it has none. */
  readonly name: string;
  readonly polygons: readonly PolygonRings[];
}

/** Lakes and rivers that are large enough to be blocks. */
export function largeWaters(areas: readonly Area[]): Water[] {
  return areas.flatMap(({ tags, polygons }) => {
    const squareMetres = polygons.reduce((sum, rings) => sum + polygonAreaSquareMetres(rings), 0);
    const isLarge = squareMetres >= LEAST_WATER_SQUARE_METRES && classifyWaterArea(tags, squareMetres) !== null;
    return isLarge ? [{ name: tags.get('name') ?? '', polygons }] : [];
  });
}

/** The water around a point; null on land. */
export function waterAt([x, y]: GridPoint, waters: readonly Water[]): Water | null {
  const position: Position = [x / MICRODEGREES, y / MICRODEGREES];
  return waters.find(({ polygons }) => polygons.some((rings) => isInside(rings, position))) ?? null;
}

/** The municipality's outline; where the data has none, the box of the map. */
export function townOutline(
  municipality: Municipality | null,
  [west, south, east, north]: BoundingBox,
): PolygonRings[] {
  return (
    municipality?.polygons ?? [
      [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ],
      ],
    ]
  );
}

export const gridRings = (polygons: readonly PolygonRings[], kinds: number): GridLine[] =>
  polygons.flatMap((rings) => rings.map((ring) => ({ points: ring.map(toGrid), kinds })));

/** Streets, railways and waters of the extract that lie between blocks ([DB3]). */
export function cuttingLines(extract: OsmExtract, waters: readonly Water[]): GridLine[] {
  const lines = extract.ways.flatMap((way): GridLine[] => {
    const kinds = kindsOf(way);
    return kinds === 0 ? [] : lineParts(way, extract.nodes).map((part) => ({ points: part.map(toGrid), kinds }));
  });
  return [...lines, ...waters.flatMap(({ polygons }) => gridRings(polygons, EDGE_KINDS.water))];
}

/** Driveways, aisles of car parks and pavements lie within a block. */
const isMinorCut = (tags: Tags): boolean =>
  !tags.has('service') && tags.get('highway') !== 'steps' && !/^(sidewalk|crossing)$/.test(tags.get('footway') ?? '');

function kindsOf({ tags, closed }: OsmWay): number {
  const isUnderground = (tags.get('tunnel') ?? 'no') !== 'no';
  if (isUnderground) return 0;
  const edge = classifyEdge(tags, closed, {});
  if (edge) {
    const foot = edge.flags & EDGE_FLAGS.foot ? EDGE_KINDS.foot : 0;
    if (edge.roadClass <= LAST_CUTTING_CLASS) return EDGE_KINDS.street | foot;
    // A bridge for walkers alone cuts nothing on land, where it is a dead end, but joins the shores of a water.
    if (edge.flags & EDGE_FLAGS.bridge) return foot | EDGE_KINDS.minor;
    return isMinorCut(tags) ? foot | EDGE_KINDS.minor : 0;
  }
  const rail = classifyStreet(tags, closed)?.properties.kind;
  if (typeof rail === 'string' && CUTTING_RAILS.has(rail) && !tags.has('service')) return EDGE_KINDS.rail;
  const water = classifyWaterLine(tags)?.properties.kind;
  return typeof water === 'string' && CUTTING_WATER.has(water) ? EDGE_KINDS.water : 0;
}
