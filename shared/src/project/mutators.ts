import * as z from 'zod/mini';
import { may } from '../person/permissions.ts';
import { applied, defineMutator, rejected } from '../sync/mutator.ts';
import { projectSchema } from './project.ts';

const putArgs = z.strictObject({ project: projectSchema });

/** Rule J1: staff create and change projects; a change names the revision it read. */
export const putProject = defineMutator({
  name: 'project.put',
  version: 1,
  args: putArgs,
  entityIds: ({ project }) => [project.id],
  parentIds: () => [],
  createdId: () => null,
  run: async ({ tx, actor, base }, { project }) => {
    if (!may(actor, 'edit-project')) return rejected('not-allowed');
    if (project.opensAt >= project.closesAt) return rejected('args-invalid', 'closesAt');
    const existing = await tx.get('project', project.id);
    if (existing && base[project.id] !== existing.rev) return rejected('stale');
    await tx.put('project', { ...project, rev: (existing?.rev ?? 0) + 1 });
    return applied;
  },
});
