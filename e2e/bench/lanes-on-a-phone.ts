/** Bike lanes in a city of 100 000 junctions, in a browser on a slow phone's processor. */
import type { PlanningData } from '@werkstadt/shared/planning/pack/planning-data';
import { launch, makeProfile } from './browser.ts';
import { packTown } from './carry-town.ts';
import type { Installation } from './installation.ts';
import type * as LaneSteps from './lane-steps.ts';
import type { LaneTimes } from './lane-steps.ts';
import { manyTowns } from './many-towns.ts';
import { percentile } from './percentile.ts';
import { serveSources, TURF } from './serve-sources.ts';
import type { Measured } from './table.ts';

const LEAST_NODES = 100_000;
const COLUMNS = 10;
/** A cheap phone in a hot pocket. */
const SLOWER = 6;
const FRAMES = 400;
const GOAL_FRAME_MILLISECONDS = 16;
const GOAL_FIGURES_MILLISECONDS = 100;
const GOAL_ROUTE_MILLISECONDS = 50;
const TOWN = '/bench/town.bin';

export async function lanesOnAPhone({ server: { url } }: Installation, town: PlanningData): Promise<Measured[]> {
  const rows = Math.ceil(LEAST_NODES / town.nodeLon.length / COLUMNS);
  const city = manyTowns(town, COLUMNS, rows);
  const profile = makeProfile();
  const context = await launch(profile.folder);
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    const { origin } = new URL(url);
    await serveSources(page, origin);
    await page.route(origin + TOWN, (route) => route.fulfill({ body: Buffer.from(packTown(city)) }));
    await page.goto(`${url}/healthz`);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const times = await page.evaluate(
      async ([townAt, turfAt, frames]) => {
        const { measureLanes }: typeof LaneSteps = await import(`/bench/${'lane-steps.ts'}`);
        await import(turfAt);
        return measureLanes(townAt, Reflect.get(globalThis, 'turf'), frames);
      },
      [TOWN, TURF, FRAMES] as const,
    );
    return rowsOf(times);
  } finally {
    await context.close();
    profile.remove();
  }
}

function rowsOf({ nodes, snaps, frames, figures, first, turf, routes }: LaneTimes): Measured[] {
  const where = `${Math.round(nodes / 1000)} 000 junctions, ${SLOWER}× throttle, p95`;
  const because = 'computing alone; painting the map is not in it, and software paints it on this machine';
  return [
    {
      figure: `Lanes, ${where}: a frame while a corner is dragged, snapping and both routes`,
      value: percentile(frames, 0.95),
      unit: 'ms',
      goal: { limit: GOAL_FRAME_MILLISECONDS, best: 'low' },
      alternative: { name: 'snapping alone', value: percentile(snaps, 0.95) },
      because,
    },
    {
      figure: `Lanes, ${where}: all figures after a change`,
      value: percentile(figures, 0.95),
      unit: 'ms',
      goal: { limit: GOAL_FIGURES_MILLISECONDS, best: 'low' },
      alternative: { name: 'turf: the length and what lies within reach alone', value: percentile(turf, 0.95) },
      because,
    },
    {
      figure: `Lanes, ${where}: all figures of the first lane in a part of the city`,
      value: percentile(first, 0.95),
      unit: 'ms',
      goal: null,
      alternative: null,
    },
    {
      figure: `Lanes, ${where}: a route of 10 km`,
      value: percentile(routes, 0.95),
      unit: 'ms',
      goal: { limit: GOAL_ROUTE_MILLISECONDS, best: 'low' },
      alternative: null,
      because,
    },
  ];
}
