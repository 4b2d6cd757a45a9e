import { TRPCClientError } from '@trpc/client';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { answerOf, retryAfterMs } from './api-answer.ts';

const schema = z.object({ lastSeq: z.number() });

function refused(data: unknown, response?: Response): Promise<never> {
  const error = new TRPCClientError('refused', {
    result: { error: { code: -32600, message: 'x', data } } as never,
    ...(response ? { meta: { response } } : {}),
  });
  return Promise.reject(error);
}

test('[S13] only a body of the agreed shape is an answer', async () => {
  expect(await answerOf(Promise.resolve({ lastSeq: 3 }), schema)).toEqual({ ok: true, value: { lastSeq: 3 } });
  for (const body of ['<html>Anmelden</html>', null, {}, { lastSeq: '3' }]) {
    expect(await answerOf(Promise.resolve(body), schema)).toMatchObject({
      ok: false,
      failure: { code: 'server-error' },
    });
  }
});

test('the server’s own code is told; without one the status says what it is', async () => {
  const answer = (data: unknown, response?: Response) => answerOf(refused(data, response), schema);
  expect(await answer({ httpStatus: 409, werkstadt: 'stale', field: 'base' })).toMatchObject({
    failure: { code: 'stale', status: 409, field: 'base' },
  });
  expect(await answer({ httpStatus: 401 })).toMatchObject({ failure: { code: 'sign-in-needed' } });
  expect(await answer({ httpStatus: 413 })).toMatchObject({ failure: { code: 'too-large' } });
  expect(await answer({ httpStatus: 418, werkstadt: 'a-code-of-a-later-version' })).toMatchObject({
    failure: { code: 'input-invalid' },
  });
  const busy = new Response('<html>', { status: 503, headers: { 'retry-after': '7' } });
  expect(await answer(undefined, busy)).toMatchObject({
    failure: { code: 'server-busy', status: 503, retryAfterMs: 7000 },
  });
  expect(await answer(undefined)).toMatchObject({ failure: { code: 'network-unreachable', status: null } });
});

test('a mistake of our own code is no answer of the server', async () => {
  await expect(answerOf(Promise.reject(new RangeError('ours')), schema)).rejects.toThrow('ours');
});

test('[S23] Retry-After is read as seconds or as a date by the server’s clock, and never longer than an hour', () => {
  const date = 'Mon, 01 Feb 2027 12:00:00 GMT';
  const wait = (retryAfter: string) => retryAfterMs(new Headers({ date, 'retry-after': retryAfter }));
  expect(wait('5')).toBe(5000);
  expect(wait('Mon, 01 Feb 2027 12:00:30 GMT')).toBe(30_000);
  expect(wait('Mon, 01 Feb 2027 11:00:00 GMT')).toBe(0);
  expect(wait('999999')).toBe(3_600_000);
  expect(wait('soon')).toBeNull();
  expect(retryAfterMs(new Headers({ date }))).toBeNull();
  expect(retryAfterMs(new Headers({ 'retry-after': 'Mon, 01 Feb 2027 12:00:30 GMT' }))).toBeNull();
});
