import * as z from 'zod/mini';
import { drawnGeometrySchema } from '../geometry/geojson.ts';
import { textLanguageSchema } from '../language/locale.ts';
import { photosSchema } from '../photo/photo.ts';
import { instantSchema, uuidSchema } from '../sync/id.ts';
import { kindIdSchema } from './kind-id.ts';

/** The public life of a proposal. A draft is not here: it never leaves the device. */
export const proposalStates = [
  'submitted',
  'in-review',
  'accepted',
  'partly',
  'declined',
  'done',
  'withdrawn',
] as const;
export type ProposalState = (typeof proposalStates)[number];

export const TITLE_MIN_LENGTH = 3;
export const TITLE_MAX_LENGTH = 120;
export const REASON_MAX_LENGTH = 4000;
export const MAX_SOURCES = 10;
export const AUTHOR_NAME_MAX_LENGTH = 60;

export const titleSchema = z.string().check(z.trim(), z.minLength(TITLE_MIN_LENGTH), z.maxLength(TITLE_MAX_LENGTH));
export const reasonSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(REASON_MAX_LENGTH));
/** Only https links are kept ([SEC18]). */
export const sourceSchema = z
  .string()
  .check(z.trim(), z.maxLength(500), z.regex(/^https:\/\/[^\s<>"]+$/, 'source-not-https'));
export const authorNameSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(AUTHOR_NAME_MAX_LENGTH));

export const proposalSchema = z.strictObject({
  id: uuidSchema,
  projectId: uuidSchema,
  kind: kindIdSchema,
  /** Version of the kind's `fields`. */
  kindVersion: z.int().check(z.minimum(1)),
  fields: z.record(z.string(), z.unknown()),
  title: titleSchema,
  reason: reasonSchema,
  lang: textLanguageSchema,
  sources: z.array(sourceSchema).check(z.maxLength(MAX_SOURCES)),
  photos: photosSchema,
  /** WGS 84, [lon, lat]. */
  geometry: drawnGeometrySchema,
  /** The participant; null once the author asked to be cut from it. */
  authorId: z.nullable(uuidSchema),
  /** Pseudonym as chosen on the phone; null = anonymous. */
  authorName: z.nullable(authorNameSchema),
  /** Receipt number, given by the server; null while only on the device. */
  number: z.nullable(z.int()),
  state: z.enum(proposalStates),
  /** Claimed by the phone, display only. */
  createdAt: instantSchema,
  /** Server time; null while only on the device. */
  receivedAt: z.nullable(instantSchema),
  /** Content revision: +1 with each edit, withdrawal and decision, not with supports or comments. `base` of edits and decisions. */
  rev: z.int().check(z.minimum(1)),
  supportCount: z.int().check(z.minimum(0)),
  commentCount: z.int().check(z.minimum(0)),
});
export type Proposal = z.infer<typeof proposalSchema>;
