import * as z from 'zod/mini';

/** Ids of the registered kinds (`kinds/registry.ts` holds what each one means; a contract test keeps both equal). */
export const kindIds = ['bike-lane', 'place', 'school-district'] as const;
export const kindIdSchema = z.enum(kindIds);
export type KindId = z.infer<typeof kindIdSchema>;
