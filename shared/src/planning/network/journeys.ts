import Flatbush from 'flatbush';
import type { PlanningData } from '../pack/planning-data.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import { BikeGraph, type Hop } from './bike-graph.ts';
import type { CalmNetworks } from './calm-networks.ts';
import { MICRODEGREES, metresPerMicrodegree } from './metres.ts';
import { type ExtraHops, nearerWith, type Ride, rideDistances } from './ride-distances.ts';

/** The longest ride that is looked for: three times the longest straight way of a fixed journey. */
const LONGEST_RIDE_METRES = 9000;
/** What the searches that are kept may take together. */
const KEPT_BYTES = 32_000_000;

/** A fixed journey of the pack; metres of the shortest ride over calm streets alone, `Infinity` where there is none. */
export interface Journey {
  readonly from: number;
  readonly calmMetres: number;
  readonly calmMetresWithLane: number;
  readonly shortestMetres: number;
}

/** All that is known of the rides to one destination, whatever lane is drawn. */
interface RidesTo {
  readonly calm: Float64Array;
  readonly starts: readonly {
    readonly from: number;
    readonly accesses: readonly Hop[];
    readonly shortestMetres: number;
  }[];
}

/** Rides in one city as it is, and with a lane. Searches are kept: a lane is compared with the same city again and again. */
export class Journeys {
  readonly #data: PlanningData;
  readonly #networks: CalmNetworks;
  readonly #accessMetres: number;
  readonly #nodes: Flatbush | null;
  readonly #graphs: { into?: BikeGraph; out?: BikeGraph } = {};
  readonly #rowsTo = new Map<number, number[]>();
  readonly #kept = new Map<number, RidesTo>();

  constructor(data: PlanningData, rules: RuleBook, networks: CalmNetworks) {
    this.#data = data;
    this.#networks = networks;
    this.#accessMetres = rules.value('journey-access');
    const count = data.nodeLon.length;
    this.#nodes = count === 0 ? null : new Flatbush(count, 16, Int32Array);
    for (let node = 0; node < count; node++) this.#nodes?.add(data.nodeLon[node] ?? 0, data.nodeLat[node] ?? 0);
    this.#nodes?.finish();
    data.journeyTo.forEach((destination, row) => {
      const rows = this.#rowsTo.get(destination);
      if (rows) rows.push(row);
      else this.#rowsTo.set(destination, [row]);
    });
  }

  /** Where the fixed journeys lead to: rows of points. */
  get destinations(): Iterable<number> {
    return this.#rowsTo.keys();
  }

  /** Junctions so near to a place that one walks there with the bike, each with the way to it. Microdegrees. */
  accesses(longitude: number, latitude: number): Hop[] {
    if (this.#nodes === null) return [];
    const { nodeLon, nodeLat } = this.#data;
    const unit = metresPerMicrodegree(latitude / MICRODEGREES);
    const [aside, above] = [this.#accessMetres / unit.east + 1, this.#accessMetres / unit.north + 1];
    return this.#nodes
      .search(longitude - aside, latitude - above, longitude + aside, latitude + above)
      .map((node) => ({
        node,
        metres: Math.hypot(
          ((nodeLon[node] ?? 0) - longitude) * unit.east,
          ((nodeLat[node] ?? 0) - latitude) * unit.north,
        ),
      }))
      .filter(({ metres }) => metres <= this.#accessMetres)
      .sort((a, b) => a.node - b.node);
  }

  ride(direction: 'into' | 'out', calm: boolean): Ride {
    const graph = this.#graphs[direction] ?? new BikeGraph(this.#data, direction);
    this.#graphs[direction] = graph;
    return { graph, allowed: calm ? this.#networks.calm : null, limitMetres: LONGEST_RIDE_METRES };
  }

  /** The fixed journeys to one destination that can be ridden at all, with and without `lane` (hops `into`). */
  to(destination: number, lane: ExtraHops): Journey[] {
    const rides = this.#ridesTo(destination);
    const nearer = nearerWith(this.ride('into', true), rides.calm, lane);
    return rides.starts.flatMap(({ from, accesses, shortestMetres }) => {
      if (shortestMetres === Number.POSITIVE_INFINITY) return [];
      const calmMetres = nearestOf(accesses, (node) => rides.calm[node]);
      return {
        from,
        shortestMetres,
        calmMetres,
        calmMetresWithLane: nearestOf(accesses, (node) => nearer.get(node) ?? rides.calm[node]),
      };
    });
  }

  #ridesTo(destination: number): RidesTo {
    const known = this.#kept.get(destination);
    if (known) return known;
    const { nodeLon, pointLon, pointLat, journeyFrom } = this.#data;
    const ends = this.accesses(pointLon[destination] ?? 0, pointLat[destination] ?? 0);
    const cells = (this.#rowsTo.get(destination) ?? []).map((row) => journeyFrom[row] ?? 0);
    const starts = cells.map((from) => ({ from, accesses: this.#accessesOfCell(from) }));
    const wanted = new Set(starts.flatMap(({ accesses }) => accesses.map(({ node }) => node)));
    const all = rideDistances(this.ride('into', false), nodeLon.length, ends, wanted);
    const rides: RidesTo = {
      calm: rideDistances(this.ride('into', true), nodeLon.length, ends),
      starts: starts.map((start) => ({ ...start, shortestMetres: nearestOf(start.accesses, (node) => all[node]) })),
    };
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined && (this.#kept.size + 1) * rides.calm.byteLength > KEPT_BYTES) this.#kept.delete(oldest);
    this.#kept.set(destination, rides);
    return rides;
  }

  #accessesOfCell(cell: number): Hop[] {
    return this.accesses(this.#data.cellLon[cell] ?? 0, this.#data.cellLat[cell] ?? 0);
  }
}

/** The way over the best of some nodes; `Infinity` where none of them is reached. */
export const nearestOf = (accesses: readonly Hop[], metresOf: (node: number) => number | undefined): number =>
  accesses.reduce(
    (best, { node, metres }) => Math.min(best, metres + (metresOf(node) ?? Number.POSITIVE_INFINITY)),
    Number.POSITIVE_INFINITY,
  );
