import * as z from 'zod/mini';
import { type Comment, commentSchema } from '../comment/comment.ts';
import { type Decision, decisionSchema } from '../decision/decision.ts';
import { type Follow, followSchema } from '../follow/follow.ts';
import { type Learning, learningSchema } from '../literacy/progress.ts';
import { type Project, projectSchema } from '../project/project.ts';
import { type Proposal, proposalSchema } from '../proposal/proposal.ts';
import { type Support, supportSchema } from '../support/support.ts';
import { type ActOutcome, actOutcomeSchema } from './act-outcome.ts';

/** What is synced. The numbers are stored in `sync_row.tbl`: never reuse one. */
export const tableNumbers = {
  project: 1,
  proposal: 2,
  comment: 3,
  support: 4,
  follow: 5,
  decision: 6,
  outcome: 7,
  learning: 8,
} as const;
export type TableName = keyof typeof tableNumbers;
export const tableNames = Object.keys(tableNumbers) as TableName[];

export interface RowTypes {
  project: Project;
  proposal: Proposal;
  comment: Comment;
  support: Support;
  follow: Follow;
  decision: Decision;
  outcome: ActOutcome;
  learning: Learning;
}
export type Row<T extends TableName = TableName> = RowTypes[T];

export const rowSchemas = {
  project: projectSchema,
  proposal: proposalSchema,
  comment: commentSchema,
  support: supportSchema,
  follow: followSchema,
  decision: decisionSchema,
  outcome: actOutcomeSchema,
  learning: learningSchema,
} as const;

export const tableNameSchema = z.enum([
  'project',
  'proposal',
  'comment',
  'support',
  'follow',
  'decision',
  'outcome',
  'learning',
]);

/** Tables with one row for each person and id. */
export const isOfPerson = (table: TableName): boolean =>
  table === 'support' || table === 'follow' || table === 'learning';
