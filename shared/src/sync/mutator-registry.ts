import { addComment, deleteComment, editComment } from '../comment/mutators.ts';
import { takeDecision } from '../decision/mutators.ts';
import { setFollow } from '../follow/mutators.ts';
import { forgetLearning, mergeLearning } from '../literacy/progress-mutators.ts';
import { addPhoto, removePhoto } from '../photo/mutators.ts';
import { putProject } from '../project/mutators.ts';
import { editProposal, submitProposal, withdrawProposal } from '../proposal/mutators.ts';
import { setSupport } from '../support/mutators.ts';
import type { Mutator } from './mutator.ts';

/** Every mutation by its name. Once released a name stays: phones return after months ([S25]). */
export const mutators = {
  'project.put': putProject,
  'proposal.submit': submitProposal,
  'proposal.edit': editProposal,
  'proposal.withdraw': withdrawProposal,
  'photo.add': addPhoto,
  'photo.remove': removePhoto,
  'comment.add': addComment,
  'comment.edit': editComment,
  'comment.delete': deleteComment,
  'support.set': setSupport,
  'follow.set': setFollow,
  'decision.take': takeDecision,
  'learning.merge': mergeLearning,
  'learning.forget': forgetLearning,
} as const;

export type MutationName = keyof typeof mutators;
export type MutationArgs<Name extends MutationName> =
  (typeof mutators)[Name] extends Mutator<string, infer Args> ? Args : never;

export function mutatorByName(name: string): Mutator | undefined {
  return Object.hasOwn(mutators, name) ? (mutators[name as MutationName] as unknown as Mutator) : undefined;
}
