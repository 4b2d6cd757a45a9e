import { expect, test } from 'vitest';
import { mutants } from './mutants.ts';
import { runSchedule } from './schedule.ts';

const SCHEDULES = 1000;

async function firstFinding(name: string): Promise<string | null> {
  for (let seed = 1; seed <= SCHEDULES; seed++) {
    try {
      const [problem] = (await runSchedule(seed, mutants[name])).problems;
      if (problem !== undefined) return `seed ${seed}: ${problem}`;
    } catch (error) {
      // Some mistakes keep the run from ever coming to rest.
      if (error instanceof Error && error.message.startsWith('STUCK')) return `seed ${seed}: ${error.message}`;
      throw error;
    }
  }
  return null;
}

test.each(Object.keys(mutants))(
  '[S2] the planted mistake «%s» is found',
  { timeout: SCHEDULES * 150 },
  async (name) => {
    expect(await firstFinding(name)).toMatch(
      /^seed \d+: (LOST|DUPLICATED|ALTERED|PHANTOM|STUCK|GAP|PHOTO|FLICKER|REPLAY)\b/,
    );
  },
);

test('without a planted mistake the same seeds find nothing', { timeout: 60_000 }, async () => {
  for (let seed = 1; seed <= 50; seed++) expect((await runSchedule(seed)).problems).toEqual([]);
});
