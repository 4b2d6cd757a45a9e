import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  // Takes minutes: run by the `nightly` command alone.
  testIgnore: process.env.WERKSTADT_NIGHTLY ? [] : ['nightly/**'],
  outputDir: 'results',
  globalSetup: './global-setup.ts',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 240_000,
  // Fifty browsers on a few cores answer late.
  expect: { timeout: process.env.WERKSTADT_NIGHTLY ? 180_000 : 30_000 },
  use: {
    browserName: 'chromium',
    viewport: { width: 360, height: 780 },
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: true, sources: false },
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--use-angle=swiftshader',
        '--enable-unsafe-swiftshader',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    },
  },
});
