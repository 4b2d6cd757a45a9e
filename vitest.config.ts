import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: ['shared', 'api', 'web'],
    // By itself it leaves one core idle, which on two cores doubles the time.
    maxWorkers: '100%',
  },
});
