import { openProject } from '@werkstadt/shared/test/domain-world';
import { type CityDescription, putCity } from '../db/cities.ts';
import type { Database } from '../db/database.ts';
import { applyActs } from '../features/sync/apply-acts.ts';

export const description: Omit<CityDescription, 'slug'> = {
  name: 'Teststadt',
  bbox: [9, 50, 9.1, 50.1],
  centre: [9.05, 50.05],
  attribution: '© Teststadt',
  dataDate: null,
  pack: null,
};

/** A city with one open project (the one of `domain-world.ts`, or with another id), put by staff that nobody can be. */
export async function makeCity(database: Database, slug: string, projectId = openProject.id): Promise<string> {
  const { id } = await putCity(database, { ...description, slug });
  await applyActs(database, id, [
    {
      name: 'project.put',
      args: { project: { ...openProject, id: projectId } },
      participantId: '01900000-0000-7000-8000-0000000000f0',
      roles: ['admin'],
      at: '2027-01-15T08:00:00.000Z',
    },
  ]);
  return id;
}
