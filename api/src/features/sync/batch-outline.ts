import { uuidSchema } from '@werkstadt/shared/sync/id';
import * as z from 'zod/mini';
import type { BatchOutline } from '../../db/sync/postgres-push-store.ts';

const entryOutline = z.looseObject({
  mid: z.catch(z.optional(uuidSchema), undefined),
  seq: z.catch(z.optional(z.int()), undefined),
  name: z.catch(z.optional(z.string()), undefined),
  after: z.catch(z.optional(z.array(uuidSchema)), undefined),
  args: z.catch(z.record(z.string(), z.unknown()), {}),
});

const isId = (value: unknown): value is string => uuidSchema.safeParse(value).success;

/**
 * What the entries of a push will ask the store for, guessed from the outside: every id in their arguments, also one
 * level down (`project.put` carries the whole project). What is guessed wrongly is read later, one by one.
 */
export function outlineOf(mutations: readonly unknown[]): BatchOutline {
  const entries = mutations.flatMap((raw) => {
    const parsed = entryOutline.safeParse(raw);
    return parsed.success ? [parsed.data] : [];
  });
  const idsIn = (value: unknown): unknown[] =>
    value instanceof Object && !Array.isArray(value) ? Object.values(value) : [value];
  const ids = entries.flatMap(({ args }) => Object.values(args).flatMap(idsIn)).filter(isId);
  return {
    mids: [...new Set(entries.flatMap(({ mid, after }) => [...(mid ? [mid] : []), ...(after ?? [])]))],
    seqs: entries.flatMap(({ seq }) => seq ?? []),
    rowIds: [...new Set(ids)].sort(),
    receiptNumbers: entries.filter(({ name }) => name === 'proposal.submit').length,
  };
}

/** What several pushes of one transaction name. */
export function mergeOutlines(outlines: readonly BatchOutline[]): BatchOutline {
  return {
    mids: [...new Set(outlines.flatMap(({ mids }) => mids))],
    seqs: outlines.flatMap(({ seqs }) => seqs),
    rowIds: [...new Set(outlines.flatMap(({ rowIds }) => rowIds))].sort(),
    receiptNumbers: outlines.reduce((sum, { receiptNumbers }) => sum + receiptNumbers, 0),
  };
}
