import type { Position } from '../../geometry/geojson.ts';
import { CYCLE_FACILITIES, type CycleFacility, EDGE_FLAGS, POINT_KINDS } from '../network/edge-facts.ts';
import { MICRODEGREES } from '../network/metres.ts';
import { shapeOf } from '../network/shape-of.ts';
import type { PlanningData } from '../pack/planning-data.ts';
import type { PlanningSource } from '../pack/planning-meta.ts';
import type { PlanningCity } from '../planning-city.ts';
import { streetFacts, stressOf } from '../rules/stress.ts';
import { LAYER_IDS, type LayerId } from './layer-ids.ts';
import { type NetworkGap, networkGaps } from './network-gaps.ts';

/** Levels of stress, kinds of cycle ways, gaps and accidents: each is drawn in a look of its own. */
export const LAYER_KINDS = [
  'stress-1',
  'stress-2',
  'stress-3',
  'stress-4',
  'cycle-apart',
  'cycle-shared',
  'cycle-lane',
  'cycle-street',
  'gap',
  'accident-bike',
  'accident-foot',
] as const;
export type LayerKind = (typeof LAYER_KINDS)[number];

/** Everything of one kind. Positions WGS 84 [lon, lat]. */
export interface LayerPart {
  readonly kind: LayerKind;
  /** Metres of streets, or a number of places. */
  readonly amount: number;
  readonly lines: readonly (readonly Position[])[];
  readonly points: readonly Position[];
}

export interface PlanningLayer {
  readonly id: LayerId;
  readonly parts: readonly LayerPart[];
  /** Of the layer `gaps`: each for itself, the one that joins most first. */
  readonly gaps: readonly NetworkGap[];
  readonly source: PlanningSource;
  /** Share of the amount that rests on assumed speeds, 0 to 1; null where nothing is assumed. */
  readonly shareAssumed: number | null;
}

/** A layer of a city ([ML1]); null where its data has none: no accidents were given. */
export function planningLayer(city: PlanningCity, id: LayerId): PlanningLayer | null {
  const { meta } = city.data;
  const base = { id, gaps: [], source: meta.streets, shareAssumed: null };
  switch (id) {
    case 'stress':
      return { ...base, ...stressLayer(city) };
    case 'cycle':
      return { ...base, parts: streetParts(city.data, (edge) => cycleKind(city.data, edge)) };
    case 'gaps': {
      const gaps = networkGaps(city);
      const amount = gaps.reduce((sum, { metres }) => sum + metres, 0);
      return { ...base, gaps, parts: [{ kind: 'gap', amount, lines: gaps.map(({ line }) => line), points: [] }] };
    }
    case 'accidents':
      return meta.accidents && { ...base, source: meta.accidents.source, parts: accidentParts(city.data) };
  }
}

/** Which layers a city has. */
export const layersOf = ({ data: { meta } }: PlanningCity): LayerId[] =>
  LAYER_IDS.filter((id) => id !== 'accidents' || meta.accidents !== null);

const RIDDEN = EDGE_FLAGS.bikeForward | EDGE_FLAGS.bikeBackward;
const isRidden = ({ edgeFlags }: PlanningData, edge: number): boolean => ((edgeFlags[edge] ?? 0) & RIDDEN) !== 0;

function stressLayer({ data, rules }: PlanningCity): Pick<PlanningLayer, 'parts' | 'shareAssumed'> {
  let [all, assumed] = [0, 0];
  const parts = streetParts(data, (edge) => {
    const facts = streetFacts(data, rules, edge);
    const metres = (data.edgeLengthDm[edge] ?? 0) / 10;
    all += metres;
    if (facts.speedAssumed && facts.motor) assumed += metres;
    return `stress-${stressOf(facts, rules).level}`;
  });
  return { parts, shareAssumed: all === 0 ? 0 : assumed / all };
}

const cycleKinds: Readonly<Record<CycleFacility, LayerKind | null>> = {
  none: null,
  path: 'cycle-apart',
  track: 'cycle-apart',
  shared_path: 'cycle-shared',
  lane: 'cycle-lane',
  advisory: 'cycle-lane',
  shared_bus: 'cycle-lane',
  opposite: 'cycle-lane',
  cycle_street: 'cycle-street',
};

const cycleKind = ({ edgeCycle }: PlanningData, edge: number): LayerKind | null =>
  cycleKinds[CYCLE_FACILITIES[edgeCycle[edge] ?? 0] ?? 'none'];

/** All streets that may be ridden, by the kind that they are told to be. */
function streetParts(data: PlanningData, kindOf: (edge: number) => LayerKind | null): LayerPart[] {
  const found = new Map<LayerKind, { amount: number; lines: Position[][] }>();
  for (let edge = 0; edge < data.edgeFrom.length; edge++) {
    const kind = isRidden(data, edge) ? kindOf(edge) : null;
    if (!kind) continue;
    const part = found.get(kind) ?? { amount: 0, lines: [] };
    part.amount += (data.edgeLengthDm[edge] ?? 0) / 10;
    part.lines.push(shapeOf(data, edge));
    found.set(kind, part);
  }
  return LAYER_KINDS.flatMap((kind) => {
    const part = found.get(kind);
    return part ? [{ kind, ...part, points: [] }] : [];
  });
}

function accidentParts({ pointKind, pointLon, pointLat }: PlanningData): LayerPart[] {
  return (['accident-bike', 'accident-foot'] as const).map((kind) => {
    const row = POINT_KINDS.indexOf(kind);
    const points: Position[] = [];
    for (const [at, own] of pointKind.entries()) {
      if (own === row) points.push([(pointLon[at] ?? 0) / MICRODEGREES, (pointLat[at] ?? 0) / MICRODEGREES]);
    }
    return { kind, amount: points.length, lines: [], points };
  });
}
