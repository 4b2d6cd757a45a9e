import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import packageJson from './package.json' with { type: 'json' };
import { moduleFileBytes } from './scripts/learning-module-files.ts';
import { rowForm } from './scripts/row-form.ts';

export default defineConfig({
  define: {
    __APP_VERSION__: JSON.stringify(packageJson.version),
    __MODULE_FILE_BYTES__: JSON.stringify(moduleFileBytes()),
    __ROW_FORM__: JSON.stringify(rowForm()),
  },
  resolve: { alias: { '~': fileURLToPath(new URL('./src', import.meta.url)) } },
  test: {
    name: 'web',
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    // More schedules for a night: STORAGE_SCHEDULES=20000.
    provide: { storageSchedules: Number(process.env.STORAGE_SCHEDULES ?? 7) },
    setupFiles: ['./src/platform/test/browser-globals.ts'],
  },
});
