import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'api',
    environment: 'node',
    include: ['src/**/*.test.ts'],
    globalSetup: ['src/test/global-setup.ts'],
    // Each file has a database of its own on one PostgreSQL; starting one takes longer than a unit test may.
    hookTimeout: 60_000,
    testTimeout: 60_000,
  },
});
