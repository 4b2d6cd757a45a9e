import type { Assumption, Figure } from '../figures/figure.ts';
import { figuresFrom } from '../figures/figures-from.ts';
import { EDGE_FLAGS } from '../network/edge-facts.ts';
import { streetFacts } from '../rules/stress.ts';
import { type DetourOfLane, detourOfLane } from './detour-of-lane.ts';
import { type JoinedNetworks, joinedNetworks } from './joined-networks.ts';
import { servesBothDirections } from './lane-plan.ts';
import { type LaneStudy, metresWhere, shareOfLane } from './lane-study.ts';
import { type StressOfLane, stressOfLane } from './stress-of-lane.ts';
import { type WidthOfLane, widthOfLane } from './width-of-lane.ts';

/** Only what this lane rests on is told with it. */
function speeds(study: LaneStudy): { readonly assumptions: readonly Assumption[]; readonly share: number } {
  const { data, rules } = study.city;
  const assumed = (builtUp: boolean) =>
    metresWhere(
      study,
      (edge) =>
        streetFacts(data, rules, edge).speedAssumed &&
        (((data.edgeFlags[edge] ?? 0) & EDGE_FLAGS.builtUp) !== 0) === builtUp,
    );
  const [town, land] = [assumed(true), assumed(false)];
  return {
    assumptions: [
      ...(town > 0 ? [rules.assumption('speed-built-up')] : []),
      ...(land > 0 ? [rules.assumption('speed-rural')] : []),
    ],
    share: shareOfLane(study, town + land),
  };
}

/** Levels of stress today and with the lane. */
export function stressFigure(study: LaneStudy): Figure<StressOfLane> {
  const { city, pieces, plan } = study;
  const { assumptions, share } = speeds(study);
  const width = plan.preset === 'lane' ? [city.rules.assumption('stress-lane-width')] : [];
  return figuresFrom(city.data.meta.streets).known(
    'm',
    stressOfLane(city, pieces, plan.preset),
    [...assumptions, ...width],
    share,
  );
}

/** Calm networks that the lane makes one. */
export function networksFigure(study: LaneStudy): Figure<JoinedNetworks> {
  const { city, pieces, plan } = study;
  const streets = figuresFrom(city.data.meta.streets);
  if (!servesBothDirections(plan)) return streets.unknown('count', 'one-direction-only', []);
  const { assumptions, share } = speeds(study);
  const joined = joinedNetworks(city, pieces, plan.preset);
  return streets.known('count', joined, [city.rules.assumption('smallest-network'), ...assumptions], share);
}

/** Everyday journeys around the lane over calm streets. */
export function detourFigure(study: LaneStudy): Figure<DetourOfLane> {
  const { city, line, pieces, plan } = study;
  const streets = figuresFrom(city.data.meta.streets);
  if (!servesBothDirections(plan)) return streets.unknown('count', 'one-direction-only', []);
  const detour = detourOfLane(city, line, pieces, plan.preset);
  if (detour === null) return streets.unknown('count', 'no-journeys', []);
  // The calm network of the whole town decides, so all of its assumed speeds do.
  const assumptions = (['journey-access', 'speed-built-up', 'speed-rural'] as const).map((rule) =>
    city.rules.assumption(rule),
  );
  return streets.known('count', detour, assumptions, 1 - (city.data.meta.tagShares.maxspeed ?? 0));
}

/** Whether it fits, and the stretches where it does not. */
export function widthFigure(study: LaneStudy): Figure<WidthOfLane> {
  const { city, pieces, plan } = study;
  const { widths, assumedMetres, restsOn } = widthOfLane(city, pieces, plan);
  return figuresFrom(city.data.meta.streets).known(
    'm',
    widths,
    restsOn.map((rule) => city.rules.assumption(rule)),
    shareOfLane(study, assumedMetres),
  );
}

const metresFlagged = (study: LaneStudy, flag: number): number =>
  metresWhere(study, (edge) => ((study.city.data.edgeFlags[edge] ?? 0) & flag) !== 0);

export const busRouteFigure = (study: LaneStudy): Figure =>
  figuresFrom(study.city.data.meta.streets).known('m', metresFlagged(study, EDGE_FLAGS.busRoute), []);

/** Metres with rails in the street. */
export const tramFigure = (study: LaneStudy): Figure =>
  figuresFrom(study.city.data.meta.streets).known('m', metresFlagged(study, EDGE_FLAGS.tram), []);

/** Metres with cars parked, where the data says enough about parking to be counted. */
export function parkingFigure(study: LaneStudy): Figure {
  const { data, rules } = study.city;
  const streets = figuresFrom(data.meta.streets);
  const metres = metresFlagged(study, EDGE_FLAGS.parking);
  return (data.meta.tagShares.parking ?? 0) >= rules.value('known-parking')
    ? streets.known('m', metres, [])
    : streets.unknown('m', 'tag-is-rare', [rules.assumption('known-parking')], metres);
}
