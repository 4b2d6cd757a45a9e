/** Bike lanes: all figures after a change, a long route, and the lanes of a whole project added up per street. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Position } from '@werkstadt/shared/geometry/geojson';
import { lineLengthMetres } from '@werkstadt/shared/geometry/line-length-metres';
import { bikeLaneConsequences } from '@werkstadt/shared/planning/lane/bike-lane-consequences';
import { matchLane } from '@werkstadt/shared/planning/lane/match-lane';
import { lanesByStreet, type WishedLane } from '@werkstadt/shared/planning/lanes-together/lanes-by-street';
import { MICRODEGREES } from '@werkstadt/shared/planning/network/metres';
import { readPlanningFile } from '@werkstadt/shared/planning/pack/planning-file';
import { planningCity } from '@werkstadt/shared/planning/planning-city';
import { RouteNetwork } from '@werkstadt/shared/planning/route/route-network';
import { StreetRouter } from '@werkstadt/shared/planning/route/street-route';
import { SeededRandom } from '@werkstadt/shared/random/seeded-random';
import type { Installation } from './installation.ts';
import { lanesOnAPhone } from './lanes-on-a-phone.ts';
import { percentile } from './percentile.ts';
import type { Measured } from './table.ts';

const LANES = 1500;
const GOAL_RANKING_SECONDS = 2;
const GOAL_FIGURES_MILLISECONDS = 100;
const GOAL_ROUTE_MILLISECONDS = 50;
const LANES_MEASURED = 60;
/** From end to end, as the crow flies: what people propose. */
const LEAST_METRES = 200;
const MOST_METRES = 1500;
const SEED = 7;
const BECAUSE = 'in Node on this machine, on the demo town; a phone takes some times as long';

const milliseconds = (act: () => unknown): number => {
  const began = performance.now();
  act();
  return performance.now() - began;
};

export async function lanes(installation: Installation): Promise<Measured[]> {
  const { dataFolder } = installation.server;
  const folder = join(dataFolder, 'packs', 'lindental');
  const [version = ''] = readdirSync(folder);
  const read = readPlanningFile(new Uint8Array(readFileSync(join(folder, version, 'planning.bin'))));
  if (!read.ok) throw new Error(`the planning layers are ${read.problem}`);
  const city = planningCity(read.data);
  const router = new StreetRouter(new RouteNetwork(city.data, city.streets), version);
  const random = new SeededRandom(SEED);
  const { nodeLon, nodeLat } = city.data;
  const anywhere = (): Position => {
    const node = random.integer(0, nodeLon.length - 1);
    return [(nodeLon[node] ?? 0) / MICRODEGREES, (nodeLat[node] ?? 0) / MICRODEGREES];
  };
  const near = (from: Position): Position => {
    for (;;) {
      const to = anywhere();
      const metres = lineLengthMetres([from, to]);
      if (metres >= LEAST_METRES && metres <= MOST_METRES) return to;
    }
  };
  const routes = Array.from({ length: LANES }, () => {
    const from = anywhere();
    return router.route(from, near(from));
  });
  // Half of them as the app keeps them, half as lines alone, as other tools and older versions of the app made them.
  const wished = routes.map(
    ({ line, segments }, n): WishedLane => ({
      id: String(n),
      supportCount: n % 40,
      line,
      network: n % 2 === 0 && segments.length > 0 ? { segments, free: [] } : null,
    }),
  );
  const figures: number[] = [];
  const matching: number[] = [];
  for (const { line } of routes.slice(0, LANES_MEASURED)) {
    matching.push(milliseconds(() => matchLane(city.streets, line)));
    figures.push(milliseconds(() => bikeLaneConsequences(city, line, { preset: 'track', side: 'both' })));
  }
  const straight = Array.from({ length: LANES_MEASURED }, () => [anywhere(), anywhere()] as const);
  const found = straight.map(([from, to]) => milliseconds(() => router.route(from, to)));
  const byId = wished.filter(({ network }) => network !== null);
  const ranking = milliseconds(() => lanesByStreet(router, wished)) / 1000;
  return [
    {
      figure: `Lanes: ${LANES} added up per street, half by ids, half by place`,
      value: ranking,
      unit: 's',
      goal: { limit: GOAL_RANKING_SECONDS, best: 'low' },
      alternative: {
        name: `the ${byId.length} with ids alone`,
        value: milliseconds(() => lanesByStreet(router, byId)) / 1000,
      },
      because: BECAUSE,
    },
    {
      figure: 'Lanes: all figures after a change, up to 1.5 km, p95',
      value: percentile(figures, 0.95),
      unit: 'ms',
      goal: { limit: GOAL_FIGURES_MILLISECONDS, best: 'low' },
      alternative: { name: 'finding its streets alone', value: percentile(matching, 0.95) },
      because: BECAUSE,
    },
    {
      figure: 'Lanes: a route across the town, p95',
      value: percentile(found, 0.95),
      unit: 'ms',
      goal: { limit: GOAL_ROUTE_MILLISECONDS, best: 'low' },
      alternative: null,
      because: BECAUSE,
    },
    ...(await lanesOnAPhone(installation, read.data)),
  ];
}
