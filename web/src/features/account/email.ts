import * as z from 'zod/mini';

/** What the server takes as an address; it alone decides whether somebody of the city has it. */
export const emailSchema = z.string().check(z.trim(), z.email(), z.maxLength(254));
