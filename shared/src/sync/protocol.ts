import * as z from 'zod/mini';
import type { sentEnvelopeSchema } from './envelope.ts';
import { instantSchema, uuidSchema } from './id.ts';
import { tableNameSchema } from './table.ts';

export const PROTOCOL_VERSION = 1;
export const MAX_PUSH_MUTATIONS = 50;
export const MAX_PUSH_BYTES = 256 * 1024;
export const PULL_LIMIT = 500;

/**
 * Pushed entries are parsed one by one on the server, so that one unreadable row never blocks the others:
 * the array holds unknown values here, `sentEnvelopeSchema` parses each.
 */
export const pushRequestSchema = z.strictObject({
  proto: z.int(),
  city: uuidSchema,
  epoch: z.nullable(uuidSchema),
  replica: uuidSchema,
  mutations: z.array(z.unknown()).check(z.maxLength(MAX_PUSH_MUTATIONS)),
});
export type PushRequest = Omit<z.infer<typeof pushRequestSchema>, 'mutations'> & {
  mutations: z.infer<typeof sentEnvelopeSchema>[];
};

/** One row of one scope; `body` null = tombstone. Bodies are parsed by `rowSchemas` where they enter the cache. */
export const wireRowSchema = z.strictObject({
  scopeId: z.string(),
  table: tableNameSchema,
  id: uuidSchema,
  v: z.int(),
  body: z.nullable(z.record(z.string(), z.unknown())),
});
export type WireRow = z.infer<typeof wireRowSchema>;

export const mutationStatuses = ['applied', 'merged', 'rejected', 'parked'] as const;
export const mutationResultSchema = z.strictObject({
  seq: z.int(),
  mid: uuidSchema,
  status: z.enum(mutationStatuses),
  repeated: z.boolean(),
  code: z.optional(z.string()),
  /** Names the field or says more, for `rejected`. Never SQL, never a stack. */
  detail: z.optional(z.string()),
  /** Change numbers given in each touched scope the actor may read; the row leaves the fold when all held ones are reached ([S19]). */
  versions: z.record(z.string(), z.int()),
});
export type MutationResult = z.infer<typeof mutationResultSchema>;

export const pushAnswerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ok'),
    replica: uuidSchema,
    results: z.array(mutationResultSchema),
    /** Touched rows as the actor may read them; they enter the cache if newer and never move a cursor ([S13]). */
    rows: z.array(wireRowSchema),
    lastSeq: z.int(),
    coveredSeq: z.int(),
    epoch: uuidSchema,
    serverTime: instantSchema,
  }),
  /** (replica, seq) known under another mid ([S9]): take a new replica id, renumber what is unacked. */
  z.strictObject({ kind: z.literal('fork'), replica: uuidSchema, epoch: uuidSchema }),
  /** A hole before the first entry: resend from `expected`, or [S10]. */
  z.strictObject({ kind: z.literal('gap'), replica: uuidSchema, expected: z.int(), epoch: uuidSchema }),
  /** The city was restored ([S27]). */
  z.strictObject({ kind: z.literal('reset'), replica: uuidSchema, epoch: uuidSchema, lastSeq: z.int() }),
]);
export type PushAnswer = z.infer<typeof pushAnswerSchema>;

/** All scopes a phone holds are pulled in one consistent snapshot (decision 002). */
export const pullRequestSchema = z.strictObject({
  proto: z.int(),
  city: uuidSchema,
  epoch: z.nullable(uuidSchema),
  replica: z.nullable(uuidSchema),
  scopes: z
    .array(
      z.strictObject({
        scopeId: z.string().check(z.maxLength(60)),
        cursor: z.int().check(z.minimum(0)),
        /** While more rows wait: what the answer before has told, so that pages below it still come ([S32]). */
        horizon: z.optional(z.int().check(z.minimum(0))),
      }),
    )
    .check(z.minLength(1), z.maxLength(50)),
});
export type PullRequest = z.infer<typeof pullRequestSchema>;

export const pullScopeAnswerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('rows'),
    scopeId: z.string(),
    rows: z.array(wireRowSchema),
    /** New cursor: every row with v ≤ cursor has been delivered. */
    cursor: z.int(),
    /** More rows wait: pull again at once. */
    more: z.boolean(),
    /** With `more`: tombstones up to here are gone. */
    horizon: z.optional(z.int()),
  }),
  z.strictObject({ kind: z.literal('forbidden'), scopeId: z.string() }),
  /** Cursor ahead of the server or older than its tombstones: drop the scope and pull from 0. */
  z.strictObject({ kind: z.literal('reset'), scopeId: z.string() }),
]);
export const pullAnswerSchema = z.strictObject({
  epoch: uuidSchema,
  /** Highest seq decided of the asking replica; 0 when unknown. */
  lastSeq: z.int(),
  coveredSeq: z.int(),
  serverTime: instantSchema,
  scopes: z.array(pullScopeAnswerSchema),
});
export type PullAnswer = z.infer<typeof pullAnswerSchema>;

/** Pokes carry no content: the phone pulls at a random moment within `spreadMs` ([S28]). */
export const pokeSchema = z.strictObject({ scope: z.string(), v: z.int(), spreadMs: z.int() });
export type Poke = z.infer<typeof pokeSchema>;
