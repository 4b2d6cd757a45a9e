/** School districts: the brush on a slow phone, two plans compared, a start plan and how near it comes to a bound. */
import { area, union } from '@turf/turf';
import { compareDistrictPlans } from '@werkstadt/shared/districts/compare/compare-district-plans';
import type { DistrictData } from '@werkstadt/shared/districts/data/district-data';
import { districtCity } from '@werkstadt/shared/districts/district-city';
import { todaysAssignment } from '@werkstadt/shared/districts/plan/assignment';
import { dissolveBlocks } from '@werkstadt/shared/districts/shape/dissolve-blocks';
import { startPlan } from '@werkstadt/shared/districts/start/start-plan';
import { gridTown } from '@werkstadt/shared/districts/test/grid-town';
import { launch, makeProfile } from './browser.ts';
import type * as DistrictSteps from './district-steps.ts';
import type { Installation } from './installation.ts';
import { median, percentile } from './percentile.ts';
import { serveSources, TURF } from './serve-sources.ts';
import type { Measured } from './table.ts';

const GOAL_FRAME_MILLISECONDS = 16;
const GOAL_FIGURES_MILLISECONDS = 100;
const GOAL_COMPARE_MILLISECONDS = 50;
const GOAL_START_SECONDS = 2;
const GOAL_GAP_PERCENT = 5;
const SCHOOLS = 40;
const STROKES = 300;
/** A cheap phone in a hot pocket. */
const SLOWER = 6;
const SEED = 7;

const milliseconds = (act: () => unknown): number => {
  const began = performance.now();
  act();
  return performance.now() - began;
};

export async function districts(installation: Installation): Promise<Measured[]> {
  return [...(await brush(installation)), dissolved(), comparison(), ...start()];
}

async function brush({ server: { url } }: Installation): Promise<Measured[]> {
  const profile = makeProfile();
  const context = await launch(profile.folder);
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await serveSources(page, new URL(url).origin);
    await page.goto(`${url}/healthz`);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const { frames, figures, recounts, turf } = await page.evaluate(
      async ([turfAt, schools, strokes]) => {
        const { measureBrush }: typeof DistrictSteps = await import(`/bench/${'district-steps.ts'}`);
        await import(turfAt);
        return measureBrush(Reflect.get(globalThis, 'turf'), 100, 100, schools, strokes);
      },
      [TURF, SCHOOLS, STROKES] as const,
    );
    const where = `10 000 blocks, ${SLOWER}× throttle, p95`;
    return [
      {
        figure: `Districts, ${where}: a frame of the brush, sums and pieces`,
        value: percentile(frames, 0.95),
        unit: 'ms',
        goal: { limit: GOAL_FRAME_MILLISECONDS, best: 'low' },
        alternative: { name: 'outline and area of every district from nothing, by turf', value: median(turf) },
      },
      {
        figure: `Districts, ${where}: the sums alone, counted from nothing`,
        value: percentile(recounts, 0.95),
        unit: 'ms',
        goal: null,
        alternative: null,
      },
      {
        figure: `Districts, ${where}: every figure after a stroke`,
        value: percentile(figures, 0.95),
        unit: 'ms',
        goal: { limit: GOAL_FIGURES_MILLISECONDS, best: 'low' },
        alternative: null,
      },
    ];
  } finally {
    await context.close();
    profile.remove();
  }
}

const feature = (data: DistrictData, row: number) => ({
  type: 'Feature' as const,
  properties: {},
  geometry: { type: 'MultiPolygon' as const, coordinates: dissolveBlocks(data, [row]) },
});

/** The outline of one district and its area, as an export needs it; with turf, every stroke would. */
function dissolved(): Measured {
  const data = gridTown({ columns: 100, rows: 100, schools: SCHOOLS, seed: SEED });
  const today = todaysAssignment(data);
  const rows = [...today.keys()].filter((row) => today[row] === 1);
  const features = rows.map((row) => feature(data, row));
  const ours = Array.from({ length: 20 }, () => milliseconds(() => dissolveBlocks(data, rows)));
  const turf = milliseconds(() => {
    const whole = union({ type: 'FeatureCollection', features });
    if (whole) area(whole);
  });
  return {
    figure: `Districts: the outline of one of ${SCHOOLS} districts (${rows.length} blocks)`,
    value: median(ours),
    unit: 'ms',
    goal: null,
    alternative: { name: 'turf: union and area', value: turf },
  };
}

function comparison(): Measured {
  const data = gridTown({ columns: 100, rows: 100, schools: SCHOOLS, seed: SEED });
  const city = districtCity(data);
  const today = todaysAssignment(data);
  const other = today.map((zone, row) => (row % 7 === 0 ? 1 + ((zone + row) % SCHOOLS) : zone));
  const runs = Array.from({ length: 20 }, () => milliseconds(() => compareDistrictPlans(city, today, other)));
  return {
    figure: 'Districts: two plans of 10 000 blocks compared',
    value: median(runs),
    unit: 'ms',
    goal: { limit: GOAL_COMPARE_MILLISECONDS, best: 'low' },
    alternative: {
      name: 'structuredClone of the same blocks',
      value: median(Array.from({ length: 5 }, () => milliseconds(() => structuredClone(data)))),
    },
  };
}

function start(): Measured[] {
  const data = gridTown({ columns: 100, rows: 50, schools: SCHOOLS, seed: 21, years: ['2026/27'] });
  const roomy = { ...data, schoolPlaces: data.schoolPlaces.map((places) => Math.ceil(places * 1.05)) };
  const city = districtCity(roomy);
  const options = { seed: SEED, year: 0, switchMetres: 0, locked: new Set<number>(), current: todaysAssignment(roomy) };
  let gap = Number.NaN;
  const runs = Array.from({ length: 3 }, () =>
    milliseconds(() => {
      const plan = startPlan(city, options);
      if (plan) gap = (plan.goal / plan.bound - 1) * 100;
    }),
  );
  const name = `Districts: start plan, ${SCHOOLS} schools × 5 000 blocks`;
  return [
    {
      figure: name,
      value: median(runs) / 1000,
      unit: 's',
      goal: { limit: GOAL_START_SECONDS, best: 'low' },
      alternative: null,
    },
    {
      figure: `${name}: above the bound`,
      value: gap,
      unit: '%',
      goal: { limit: GOAL_GAP_PERCENT, best: 'low' },
      alternative: null,
    },
  ];
}
