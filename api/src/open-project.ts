import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Area, areaSchema } from '@werkstadt/shared/geometry/geojson';
import { projectSchema } from '@werkstadt/shared/project/project';
import * as z from 'zod/mini';
import { findCityBySlug } from './db/cities.ts';
import type { Database } from './db/database.ts';
import { applyActs } from './features/sync/apply-acts.ts';
import { OperatorError } from './platform/operator-error.ts';

/** What stands in the file: texts in both languages, what may be proposed, until when, and where. */
const fileSchema = z.strictObject({
  ...z.omit(projectSchema, { id: true, state: true, rev: true, area: true, opensAt: true }).shape,
  /** From now on where it is not given. */
  opensAt: z.optional(projectSchema.shape.opensAt),
  /** All of the municipality where it is not given. */
  area: z.optional(areaSchema),
});

const boundarySchema = z.object({ features: z.array(z.object({ geometry: areaSchema })).check(z.minLength(1)) });

function readJson(path: string): unknown {
  if (!existsSync(path)) throw new OperatorError(`There is no file ${path}.`);
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new OperatorError(`${path} cannot be read as JSON.`);
  }
}

function areaOfCity(folder: string): Area {
  const boundary = boundarySchema.safeParse(readJson(join(folder, 'boundary.geojson')));
  const area = boundary.data?.features[0]?.geometry;
  if (!area) throw new OperatorError('The boundary of the city is no area for a project: name one as "area".');
  return area;
}

/** Opens a project as a file describes it, where everybody of the city can make proposals (rule J1). */
export async function openProject(
  database: Database,
  packsFolder: string,
  { file, slug, now }: { readonly file: string; readonly slug: string; readonly now: Date },
): Promise<{ readonly id: string; readonly title: string }> {
  const city = await findCityBySlug(database, slug);
  if (!city?.pack) throw new OperatorError(`There is no city "${slug}" with a map: add it first with city add.`);
  const asked = fileSchema.safeParse(readJson(file));
  if (!asked.success) {
    const [issue] = asked.error.issues;
    throw new OperatorError(`${file}: ${issue?.path.join('.') || 'the project'} is not as it should be.`);
  }
  const { opensAt = now.toISOString(), area, ...words } = asked.data;
  const project = {
    id: randomUUID(),
    ...words,
    opensAt,
    area: area ?? areaOfCity(join(packsFolder, slug, city.pack.version)),
    state: 'open' as const,
    rev: 1,
  };
  if (project.closesAt <= opensAt) throw new OperatorError(`${file}: closesAt is not after the project opens.`);
  await applyActs(database, city.id, [
    {
      name: 'project.put',
      args: { project },
      participantId: randomUUID(),
      roles: ['admin'],
      at: now.toISOString(),
    },
  ]);
  return { id: project.id, title: project.title.de };
}
