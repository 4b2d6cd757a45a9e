import type { Position } from '../../geometry/geojson.ts';
import { MICRODEGREES } from '../network/metres.ts';
import { type Route, RouteFinder, type RoutePiece, type RoutePlace } from './find-route.ts';
import type { RouteNetwork } from './route-network.ts';
import { edgesById, lineOfPiece, segmentsOf, withoutTwins } from './segment.ts';
import type { StreetRoute } from './street-route-schema.ts';

/** A corner stands on a street when it lies as near to it as this. */
const ON_STREET_METRES = 5;
/** Streets that meet in a corner do so within what 6 decimals lose. */
const AT_NODE_METRES = 0.5;
const MOST_PLACES = 12;

/** Everything that finds routes in one city's streets. */
export class StreetRouter {
  readonly network: RouteNetwork;
  readonly finder: RouteFinder;
  readonly packVersion: string;
  #edges: ReadonlyMap<string, number> | null = null;

  constructor(network: RouteNetwork, packVersion: string) {
    this.network = network;
    this.finder = new RouteFinder(network);
    this.packVersion = packVersion;
  }

  /** Row of the edge of a segment; null where this pack does not have it. */
  edgeOf(segmentId: string): number | null {
    this.#edges ??= edgesById(this.network.data);
    return this.#edges.get(segmentId) ?? null;
  }

  /** Where a position stands on the network: all streets that are there, on whatever level. */
  placesAt([longitude, latitude]: Position, metres = ON_STREET_METRES): RoutePlace[] {
    return this.network.streets.near(longitude * MICRODEGREES, latitude * MICRODEGREES, metres).slice(0, MOST_PLACES);
  }

  /** WGS 84 [lon, lat], 6 decimals. */
  positionOf({ edge, alongMetres }: RoutePlace): Position | null {
    return lineOfPiece(this.network, { edge, fromMetres: alongMetres, toMetres: alongMetres })[0] ?? null;
  }

  /**
   * Joins two corners along streets. `after` and `before`: rows of the edges by which the lane reaches the first corner
   * and leaves the second, where they are known: the route goes on from there on the same level, over a bridge or under it.
   */
  route(from: Position, to: Position, after: number | null = null, before: number | null = null): StreetRoute {
    const route = this.finder.find(
      this.#continuing(this.placesAt(from), after),
      this.#continuing(this.placesAt(to), before),
    );
    return this.describe(from, to, route);
  }

  describe(from: Position, to: Position, route: Pick<Route, 'pieces'> | null): StreetRoute {
    const { packVersion } = this;
    const segments = route ? segmentsOf(this.network, route.pieces) : [];
    if (!route || segments.length === 0) return { from, to, packVersion, segments: [], line: [from, to], streets: [] };
    const inner = route.pieces.flatMap((piece) => lineOfPiece(this.network, piece));
    // The ends are the corners themselves: a lane has no gap where two stretches meet.
    const line = withoutTwins([from, ...inner.slice(1, -1), to]);
    return { from, to, packVersion, segments, line, streets: this.#streetsOf(route.pieces) };
  }

  #streetsOf(pieces: readonly RoutePiece[]): StreetRoute['streets'] {
    const { strings, edgeName } = this.network.data;
    const streets: { name: string; metres: number }[] = [];
    for (const { edge, fromMetres, toMetres } of pieces) {
      const name = strings[edgeName[edge] ?? 0] ?? '';
      const metres = Math.round(Math.abs(toMetres - fromMetres) * 10) / 10;
      const last = streets.at(-1);
      if (last?.name === name) last.metres = Math.round((last.metres + metres) * 10) / 10;
      else streets.push({ name, metres });
    }
    return streets;
  }

  /** Of the streets at a corner those that an edge leads on to without leaving its level; all where it leads to none. */
  #continuing(places: readonly RoutePlace[], edge: number | null): readonly RoutePlace[] {
    if (edge === null) return places;
    const { edgeFrom, edgeTo } = this.network.data;
    const nodes = new Set([edgeFrom[edge], edgeTo[edge]]);
    const reached = places.filter((place) => {
      if (place.edge === edge) return true;
      const length = this.network.edgeMetres[place.edge] ?? 0;
      const atFirst = place.alongMetres <= AT_NODE_METRES && nodes.has(edgeFrom[place.edge]);
      return atFirst || (length - place.alongMetres <= AT_NODE_METRES && nodes.has(edgeTo[place.edge]));
    });
    return reached.length > 0 ? reached : places;
  }
}
