import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'shared',
    environment: 'node',
    include: ['src/**/*.test.ts'],
    // `.ci/sync-schedules.ts` runs many more, on all cores. Another stretch of seeds: SYNC_FIRST_SEED.
    provide: {
      syncSchedules: Number(process.env.SYNC_SCHEDULES ?? 1000),
      syncFirstSeed: Number(process.env.SYNC_FIRST_SEED ?? 1),
      // Strokes of the brush in the fuzz of district plans: DISTRICT_STROKES=1000000.
      districtStrokes: Number(process.env.DISTRICT_STROKES ?? 10_000),
    },
  },
});
