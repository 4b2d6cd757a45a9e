type LogValue = string | number | boolean | null;

export type LogLevel = 'info' | 'warn' | 'error';

/**
 * One JSON line per event on standard error. Fields are few and flat: an event's name, ids, counts, codes of ours —
 * never a citizen's words, a mail address, an IP address or a sign-in code ([SEC20]).
 * JSON escapes line breaks, so a value cannot forge a line.
 */
export type Log = (level: LogLevel, event: string, fields?: Readonly<Record<string, LogValue>>) => void;

export function createLog(write: (line: string) => void, now: () => Date = () => new Date()): Log {
  return (level, event, fields = {}) =>
    write(`${JSON.stringify({ at: now().toISOString(), level, event, ...fields })}\n`);
}

export const logToStandardError: Log = createLog((line) => process.stderr.write(line));

/** What may be told of an unexpected error: its kind and a database code, not its message, which can quote content. */
export function describeError(error: unknown): Record<string, LogValue> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  const place =
    error.stack
      ?.split('\n')
      .find((line) => /\/(api|shared)\/src\//.test(line))
      ?.trim() ?? null;
  return { error: error.name, code, place: place?.replace(/.*\/(api|shared)\/src\//, '$1/src/') ?? null };
}
