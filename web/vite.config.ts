import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import packageJson from './package.json' with { type: 'json' };
import { assetFileName, moduleFileBytes } from './scripts/learning-module-files.ts';
import { rowForm } from './scripts/row-form.ts';

export default defineConfig({
  root: import.meta.dirname,
  publicDir: '../public',
  define: {
    __APP_VERSION__: JSON.stringify(packageJson.version),
    __MODULE_FILE_BYTES__: JSON.stringify(moduleFileBytes()),
    __ROW_FORM__: JSON.stringify(rowForm()),
  },
  resolve: { alias: { '~': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { assetFileNames: assetFileName } },
  },
  // KERN's styles are written for an older Sass; what it deprecates there is not ours to mend.
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
  plugins: [
    react(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/service-worker',
      filename: 'sw.ts',
      registerType: 'prompt',
      injectRegister: false,
      manifest: false,
      injectManifest: {
        globPatterns: ['**/*.{js,mjs,css,html,woff2,svg,png,webmanifest}'],
        globIgnores: ['screenshots/**', 'assets/modules/**'],
        maximumFileSizeToCacheInBytes: 4_000_000,
      },
    }),
  ],
});
