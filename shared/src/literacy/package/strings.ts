import * as z from 'zod/mini';
import { stringKeySchema } from './ids.ts';

/** `strings/<language>.json`: flat, key to restricted Markdown (`restricted-markdown.ts`). */
export const stringsSchema = z.record(stringKeySchema, z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)));
export type Strings = z.infer<typeof stringsSchema>;
