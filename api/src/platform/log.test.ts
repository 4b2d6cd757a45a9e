import { expect, test } from 'vitest';
import { createLog, describeError } from './log.ts';

test('[SEC20] one JSON line an event, and no value can forge another line', () => {
  const lines: string[] = [];
  const log = createLog(
    (line) => lines.push(line),
    () => new Date(0),
  );
  log('info', 'mail-written', { file: 'a\n{"level":"info","event":"forged"}\u2028' });
  expect(lines).toHaveLength(1);
  expect(lines[0]?.indexOf('\n')).toBe((lines[0]?.length ?? 0) - 1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    at: '1970-01-01T00:00:00.000Z',
    level: 'info',
    event: 'mail-written',
  });
});

test('[SEC20] of an error its kind, code and place are told, not its message, which can quote a citizen', () => {
  const error = Object.assign(new TypeError('duplicate key (Radweg Bahnhofstraße)'), { code: '23505' });
  const described = describeError(error);
  expect(described).toMatchObject({ error: 'TypeError', code: '23505' });
  expect(JSON.stringify(described)).not.toContain('Radweg');
  expect(describeError('Radweg')).toEqual({ error: 'string' });
});
