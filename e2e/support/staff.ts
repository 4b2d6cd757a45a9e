/** City staff as an operator adds them, and the codes they get by mail. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { expect } from './test.ts';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/** `city …` of the product's own command line, on the data folder of a running server. */
export async function city(dataFolder: string, port: number, ...command: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [join(root, 'api/src/city.ts'), ...command], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataFolder, PORT: String(port) },
  });
  return stdout;
}

function codesFor(dataFolder: string, email: string): string[] {
  const folder = join(dataFolder, 'mailbox');
  return readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .filter((mail) => mail.includes(email))
    .flatMap((mail) => /: (\d{6})\b/.exec(mail)?.[1] ?? []);
}

export interface Installation {
  readonly url: string;
  readonly dataFolder: string;
}

/** The installation that `global-setup` started for all journeys. */
export function sharedInstallation(): Installation {
  const { WERKSTADT_URL: url, WERKSTADT_DATA_DIR: dataFolder } = process.env;
  if (!url || !dataFolder) throw new Error('global-setup has not started the server');
  return { url, dataFolder };
}

/** Adds somebody with the role and signs them in on this page, by the code from the mail. */
export async function signInAsStaff(
  page: Page,
  { url, dataFolder }: Installation,
  slug: string,
  email: string,
  role: 'planner' | 'facilitator' | 'admin' = 'planner',
): Promise<void> {
  await city(dataFolder, Number(new URL(url).port), 'staff', slug, email, '--role', role);
  await page.goto(`${url}/${slug}/sign-in`);
  await page.getByLabel('E-Mail-Adresse bei der Stadt').fill(email);
  const before = codesFor(dataFolder, email).length;
  await page.getByRole('button', { name: 'Code schicken' }).click();
  await expect.poll(() => codesFor(dataFolder, email).length).toBeGreaterThan(before);
  await page.getByLabel('Code aus der E-Mail').fill(codesFor(dataFolder, email).at(-1) ?? '');
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await expect(page.getByRole('heading', { name: `Angemeldet als ${email}` })).toBeVisible();
}
