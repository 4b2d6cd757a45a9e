/** Chromium as the figures need it: a slow phone's processor, and a slow phone's network. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import config from '../playwright.config.ts';

const { viewport, locale, timezoneId, launchOptions } = config.use ?? {};

/** A cheap phone against this machine. */
export const SLOWER = 4;
/** Of `design/sync.md`'s field: 1 Mbit/s, 400 ms. */
const NETWORK = { offline: false, latency: 400, downloadThroughput: 125_000, uploadThroughput: 125_000 };

export const phoneOptions = {
  ...launchOptions,
  viewport: viewport ?? null,
  ...(locale ? { locale } : {}),
  ...(timezoneId ? { timezoneId } : {}),
};

/** A browser's profile on disk that outlives the browser. */
export function makeProfile(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'werkstadt-bench-profile-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Starts a browser on a profile; closing the context ends it. */
export function launch(folder: string, options: { readonly desktop?: boolean } = {}): Promise<BrowserContext> {
  const desktop = { viewport: { width: 1280, height: 800 } };
  return chromium.launchPersistentContext(folder, { ...phoneOptions, ...(options.desktop ? desktop : {}) });
}

export async function slowDown(page: Page, { network = false } = {}): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  if (!network) return;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', NETWORK);
}
