import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildProgress } from './city-pack/build-city-pack.ts';
import { hasProjects } from './db/cities.ts';
import type { Database } from './db/database.ts';
import { demoActs } from './demo-town/demo-acts.ts';
import { demoDistricts } from './demo-town/demo-districts.ts';
import { generateLindental } from './demo-town/generate-lindental.ts';
import { makeDemoPack } from './demo-town/make-demo-pack.ts';
import { applyActs } from './features/sync/apply-acts.ts';
import { installCity } from './install-city.ts';

export const DEMO_SLUG = 'lindental';

/**
 * Makes Lindental: generated town, pack by the same builder as any real town, projects with life in them. A Lindental
 * that is there gets its newer pack; its content stays. One whose making was cut short is completed.
 */
export async function installDemo(
  database: Database,
  packsFolder: string,
  onProgress: (progress: BuildProgress) => void,
): Promise<{ name: string; slug: string }> {
  mkdirSync(packsFolder, { recursive: true });
  const folder = mkdtempSync(join(packsFolder, '.making-'));
  try {
    const data = generateLindental();
    const pack = join(folder, 'pack');
    const manifest = await makeDemoPack(pack, { data, onProgress });
    const { id, name } = await installCity(database, packsFolder, { folder: pack, slug: DEMO_SLUG });
    if (!(await hasProjects(database, id))) {
      const districts = demoDistricts(pack, manifest);
      await applyActs(database, id, demoActs(new Date().toISOString(), data, districts));
    }
    return { name, slug: DEMO_SLUG };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
