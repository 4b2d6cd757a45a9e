import * as z from 'zod/mini';

/** One address, no header can be smuggled in with it (OWASP ASVS 1.3.11). Compared in lower case. */
export const emailSchema = z
  .string()
  .check(
    z.trim(),
    z.toLowerCase(),
    z.maxLength(254),
    z.regex(/^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:".]+$/),
  );
