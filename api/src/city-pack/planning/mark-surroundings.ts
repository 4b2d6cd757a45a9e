import { EDGE_FLAGS } from '@werkstadt/shared/planning/network/edge-facts';
import { MICRODEGREES, metresPerMicrodegree } from '@werkstadt/shared/planning/network/metres';
import Flatbush from 'flatbush';
import type { Area } from '../collect-areas.ts';
import { MISSING, type OsmExtract } from '../osm-extract.ts';
import type { Network } from './collect-network.ts';

/** A street is built up where so many buildings stand within this distance of its middle. */
const BUILT_UP = { metres: 75, buildings: 3 } as const;
/** Rails lie in a street when they run this near to it. */
const TRAM_METRES = 10;

/** Sets the flags `builtUp` and `tram` of the streets by what lies beside them. */
export function markSurroundings(network: Network, extract: OsmExtract, areas: readonly Area[]): void {
  const buildings = areas.filter(({ tags }) => tags.has('building') && tags.get('building') !== 'no');
  const corners = buildings.flatMap(({ polygons }) => polygons[0]?.[0]?.[0] ?? []);
  const rails = extract.ways
    .filter(({ tags }) => tags.get('railway') === 'tram')
    .flatMap(({ nodes }) => [...nodes].filter((row) => row !== MISSING).flatMap((row) => extract.nodes.position(row)));
  const houses = pointIndex(corners);
  const tramPoints = pointIndex(rails);
  for (let edge = 0; edge < network.edgeFrom.length; edge++) {
    const middle = ((network.shapeOffset[edge] ?? 0) + (network.shapeOffset[edge + 1] ?? 0)) >> 1;
    const [a, b] = [Math.max(middle - 1, network.shapeOffset[edge] ?? 0), middle];
    const longitude = ((network.shapeLon[a] ?? 0) + (network.shapeLon[b] ?? 0)) / 2;
    const latitude = ((network.shapeLat[a] ?? 0) + (network.shapeLat[b] ?? 0)) / 2;
    let flags = network.edgeFlags[edge] ?? 0;
    if (countNear(houses, longitude, latitude, BUILT_UP.metres) >= BUILT_UP.buildings) flags |= EDGE_FLAGS.builtUp;
    if (countNear(tramPoints, longitude, latitude, TRAM_METRES) > 0) flags |= EDGE_FLAGS.tram;
    network.edgeFlags[edge] = flags;
  }
}

/** @param coordinates longitude and latitude in turn, in degrees */
function pointIndex(coordinates: readonly number[]): Flatbush | null {
  if (coordinates.length < 2) return null;
  const index = new Flatbush(coordinates.length / 2);
  for (let at = 0; at < coordinates.length; at += 2) {
    index.add((coordinates[at] ?? 0) * MICRODEGREES, (coordinates[at + 1] ?? 0) * MICRODEGREES);
  }
  index.finish();
  return index;
}

function countNear(index: Flatbush | null, longitude: number, latitude: number, metres: number): number {
  if (index === null) return 0;
  const unit = metresPerMicrodegree(latitude / MICRODEGREES);
  const [aside, above] = [metres / unit.east, metres / unit.north];
  return index.search(longitude - aside, latitude - above, longitude + aside, latitude + above).length;
}
