/**
 * Five real streets, each as a lane along one way: what the pack says about it against figures that were worked out by hand
 * from the tags and the geometry of the extract.
 */
import { readFile } from 'node:fs/promises';
import { keepSegmentIds } from '../api/src/city-pack/planning/keep-segment-ids.ts';
import type { Position } from '../shared/src/geometry/geojson.ts';
import { type BikeLaneConsequences, bikeLaneConsequences } from '../shared/src/planning/lane/bike-lane-consequences.ts';
import type { PlanningData } from '../shared/src/planning/pack/planning-data.ts';
import { planningCity } from '../shared/src/planning/planning-city.ts';
import { segmentIdOf } from '../shared/src/planning/route/segment.ts';

interface Expected {
  /** Id of the way, and the tags that its figures follow from. */
  readonly way: string;
  readonly why: string;
  /** Ellipsoid, computed apart from this project. */
  readonly metres: number;
  /** Level of stress today and with a lane on both sides. */
  readonly stress: readonly [before: number, after: number];
  readonly fits: boolean;
}

/** A lane on both sides needs at least 2 × 1.6 m, and 4.5 m of carriageway between: 7.7 m. */
const STREETS: readonly Expected[] = [
  { way: 'w23291204', why: 'primary, 50 km/h, 4 lanes of 3.25 m', metres: 422.2, stress: [4, 2], fits: true },
  { way: 'w4674222', why: 'residential, 30 km/h, no width: 5.5 m', metres: 278.6, stress: [2, 2], fits: false },
  { way: 'w4674225', why: 'living_street, no width: 4.75 m', metres: 300.6, stress: [1, 1], fits: false },
  { way: 'w13870096', why: 'cycleway=track, 2 lanes: 6.5 m', metres: 548.6, stress: [1, 1], fits: false },
  { way: 'w4959964', why: 'residential in town, no speed: 50 km/h; 5.5 m', metres: 206.0, stress: [3, 2], fits: false },
];
const LENGTH_TOLERANCE = 0.001;
/** Where a way ends at a junction, the last metres may lie on the street across. */
const LEAST_SHARE = 0.95;

/** More than any number that OpenStreetMap has given. */
const LATER = 1e12;
const STEP_MICRODEGREES = 40;
/** Ways that pass twice between the same nodes share an id in both packs. */
const LEAST_KEPT = 0.998;

interface Street {
  readonly id: string;
  readonly geometry: { readonly coordinates: Position[] };
}

/** `streets`: file of the same extract's ways, as another program wrote it. */
export async function checkLanes(
  data: PlanningData,
  streets: string,
  expect: (holds: boolean, sentence: string) => void,
): Promise<void> {
  const { features }: { features: Street[] } = JSON.parse(await readFile(streets, 'utf8'));
  const city = planningCity(data);
  for (const { way, why, metres, stress, fits } of STREETS) {
    const line = features.find(({ id }) => id === way)?.geometry.coordinates;
    if (!line) {
      expect(false, `the way ${way} is not in the extract`);
      continue;
    }
    const found = bikeLaneConsequences(city, line, { preset: 'lane', side: 'both' });
    const length = found.length.value ?? 0;
    const [before, after] = [levelOf(found, 'before'), levelOf(found, 'after')];
    const fitting = found.width.value?.fits ?? 0;
    console.log(`  lane along ${way} (${why}): ${length.toFixed(1)} m, stress ${before} → ${after}`);
    expect(Math.abs(length - metres) <= metres * LENGTH_TOLERANCE, `${way} is ${length} m, not ${metres}`);
    expect(
      before === stress[0] && after === stress[1],
      `${way} has stress ${before} → ${after}, not ${stress.join(' → ')}`,
    );
    expect(fitting >= length * LEAST_SHARE === fits, `on ${fitting} of ${length} m of ${way} a lane fits`);
  }
}

/** The level of nearly all of a lane; 0 where there is none. */
function levelOf({ stress, length }: BikeLaneConsequences, when: 'before' | 'after'): number {
  const least = (length.value ?? 0) * LEAST_SHARE;
  return stress.value?.[when].find(({ metres }) => metres >= least)?.level ?? 0;
}

/** A later extract of the same town, in which mappers drew every third way anew, a step aside and with other numbers. */
export function checkKeptIds(data: PlanningData, expect: (holds: boolean, sentence: string) => void): void {
  const anew = (edge: number) => (data.edgeWay[edge] ?? 0) % 3 === 0;
  const later = {
    ...data,
    edgeWay: data.edgeWay.map((way, edge) => (anew(edge) ? way + LATER : way)),
    nodeId: data.nodeId.map((id) => (id % 3 === 0 ? id + LATER : id)),
    shapeLon: data.shapeLon.map((longitude) => longitude + STEP_MICRODEGREES),
    nodeLon: data.nodeLon.map((longitude) => longitude + STEP_MICRODEGREES),
  };
  const { kept, changes } = keepSegmentIds(later, data);
  const followed = { ...later, ...kept };
  const edges = [...data.edgeFrom.keys()];
  const same = edges.filter((edge) => segmentIdOf(followed, edge) === segmentIdOf(data, edge)).length;
  const ids = new Set(edges.map((edge) => segmentIdOf(followed, edge)));
  console.log(`  ids on a later pack: ${same} of ${edges.length} streets, ${changes.kept} of them numbered otherwise`);
  expect(same >= edges.length * LEAST_KEPT, `only ${same} of ${edges.length} streets keep their ids`);
  expect(ids.size >= edges.length * LEAST_KEPT, 'streets share ids');
}
