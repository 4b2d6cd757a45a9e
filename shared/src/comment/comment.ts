import * as z from 'zod/mini';
import { textLanguageSchema } from '../language/locale.ts';
import { photosSchema } from '../photo/photo.ts';
import { authorNameSchema } from '../proposal/proposal.ts';
import { instantSchema, uuidSchema } from '../sync/id.ts';

export const COMMENT_MAX_LENGTH = 2000;
export const commentBodySchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(COMMENT_MAX_LENGTH));

/** A comment or (with `parentId`) a reply: one level only. A deleted comment keeps its place with an empty body. */
export const commentSchema = z.strictObject({
  id: uuidSchema,
  projectId: uuidSchema,
  proposalId: uuidSchema,
  parentId: z.nullable(uuidSchema),
  body: z.string().check(z.maxLength(COMMENT_MAX_LENGTH)),
  lang: textLanguageSchema,
  photos: photosSchema,
  authorId: z.nullable(uuidSchema),
  authorName: z.nullable(authorNameSchema),
  createdAt: instantSchema,
  receivedAt: z.nullable(instantSchema),
  editedAt: z.nullable(instantSchema),
  deleted: z.boolean(),
  rev: z.int().check(z.minimum(1)),
});
export type Comment = z.infer<typeof commentSchema>;
