import { MICRODEGREES } from '../network/metres.ts';
import type { PlanningCity } from '../planning-city.ts';
import type { LanePreset } from '../rules/presets.ts';
import { AT_JUNCTION_METRES, AT_STREET_METRES, calmRuns } from './calm-runs.ts';
import type { LanePiece } from './match-lane.ts';

export interface JoinedNetworks {
  /** Calm networks that the lane meets, and how many of them are left as separate ones. */
  readonly before: number;
  readonly after: number;
  /** Metres of calm street that become one network. */
  readonly metres: number;
}

/**
 * Which calm networks the lane makes one. Only what the lane itself leads through calmly joins: where it stays
 * stressful it is cut. Levels are kept apart: a junction is met along the street, never across it ([PF4]).
 */
export function joinedNetworks(city: PlanningCity, pieces: readonly LanePiece[], preset: LanePreset): JoinedNetworks {
  const { metres } = city.networks;
  const least = city.rules.value('smallest-network');
  const met = new Set<number>();
  const parent = new Map<number, number>();
  const root = (network: number): number => {
    let at = network;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
    return at;
  };
  for (const run of calmRuns(city, pieces, preset)) {
    const touched = [...touchedNetworks(city, run)].filter((network) => (metres[network] ?? 0) >= least);
    for (const network of touched) {
      met.add(network);
      const [a, b] = [root(network), root(touched[0] ?? network)];
      if (a !== b) parent.set(Math.max(a, b), Math.min(a, b));
    }
  }
  const groups = new Map<number, number[]>();
  for (const network of [...met].sort((a, b) => a - b)) {
    groups.set(root(network), [...(groups.get(root(network)) ?? []), network]);
  }
  const joined = [...groups.values()].filter((group) => group.length > 1).flat();
  return {
    before: met.size,
    after: groups.size,
    metres: joined.reduce((sum, network) => sum + (metres[network] ?? 0), 0),
  };
}

function touchedNetworks({ data, networks, streets }: PlanningCity, run: readonly LanePiece[]): Set<number> {
  const touched = new Set<number>();
  const put = (node: number | undefined) => {
    if (node !== undefined) touched.add(networks.networkOfNode[node] ?? node);
  };
  const along = new Map<number, { start: number; end: number }>();
  run.forEach((piece, index) => {
    if (piece.edge !== null) {
      const known = along.get(piece.edge);
      along.set(piece.edge, {
        start: Math.min(known?.start ?? Number.POSITIVE_INFINITY, piece.startMetres),
        end: Math.max(known?.end ?? Number.NEGATIVE_INFINITY, piece.endMetres),
      });
      return;
    }
    // A new way meets the network where it begins and where it ends, and nowhere between: it may cross on a bridge.
    const ends = [run[index - 1]?.edge === null ? null : piece.from, run[index + 1]?.edge === null ? null : piece.to];
    for (const end of ends) {
      const place =
        end &&
        streets.nearest(end[0] * MICRODEGREES, end[1] * MICRODEGREES, AT_STREET_METRES, null, Math.PI, (edge) =>
          Boolean(networks.calm[edge]),
        );
      if (place) put(data.edgeFrom[place.edge]);
    }
  });
  for (const [edge, { start, end }] of along) {
    const length = (data.edgeLengthDm[edge] ?? 0) / 10;
    if (networks.calm[edge] || start <= AT_JUNCTION_METRES) put(data.edgeFrom[edge]);
    if (networks.calm[edge] || end >= length - AT_JUNCTION_METRES) put(data.edgeTo[edge]);
  }
  return touched;
}
