import { isTRPCClientError } from '@trpc/client';
import { type ErrorCode, isErrorCode } from '@werkstadt/shared/errors/codes';
import * as z from 'zod/mini';

/** Why a request has no usable answer. `status` null: nothing came back at all. */
export interface ApiFailure {
  readonly code: ErrorCode;
  readonly status: number | null;
  /** Field named by the server, where it names one. */
  readonly field: string | null;
  /** Wish of the server (`Retry-After`), in milliseconds. */
  readonly retryAfterMs: number | null;
}
export type ApiAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: ApiFailure };

const errorDataSchema = z.object({
  httpStatus: z.optional(z.number()),
  werkstadt: z.optional(z.string()),
  field: z.optional(z.nullable(z.string())),
});

/**
 * Seconds or an HTTP date (RFC 9110 §10.2.3), at most one hour; null for anything else. A date is measured against the
 * answer's own `Date`: the device's clock may be wrong by years ([S23]).
 */
export function retryAfterMs(headers: Headers): number | null {
  const header = headers.get('retry-after');
  if (header === null) return null;
  const answeredAt = Date.parse(headers.get('date') ?? '');
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - answeredAt) / 1000;
  return Number.isFinite(seconds) ? Math.min(3_600_000, Math.max(0, Math.ceil(seconds * 1000))) : null;
}

function codeOf(status: number | null, named: string | undefined): ErrorCode {
  if (isErrorCode(named)) return named;
  if (status === null) return 'network-unreachable';
  if (status === 401) return 'sign-in-needed';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 413) return 'too-large';
  if (status === 429) return 'rate-limited';
  if (status === 503) return 'server-busy';
  return status >= 500 || status < 400 ? 'server-error' : 'input-invalid';
}

function failureOf(error: unknown): ApiFailure {
  if (!isTRPCClientError(error)) throw error;
  const response = error.meta?.response;
  const data = errorDataSchema.safeParse(error.data);
  const named = data.success ? data.data : {};
  const status = named.httpStatus ?? (response instanceof Response ? response.status : null);
  return {
    code: codeOf(status, named.werkstadt),
    status,
    field: named.field ?? null,
    retryAfterMs: response instanceof Response ? retryAfterMs(response.headers) : null,
  };
}

/** Only a body that its schema parses is an answer: a captive portal's page with status 200 is none ([S13]). */
export async function answerOf<T>(request: Promise<unknown>, schema: z.ZodMiniType<T>): Promise<ApiAnswer<T>> {
  let body: unknown;
  try {
    body = await request;
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return { ok: true, value: parsed.data };
  console.warn('an answer of the server does not have the agreed shape', parsed.error.issues);
  return { ok: false, failure: { code: 'server-error', status: 200, field: null, retryAfterMs: null } };
}

/** A file of the server, whole; what it holds its reader checks. */
export async function bytesOf(request: Promise<Response>): Promise<ApiAnswer<Uint8Array<ArrayBuffer>>> {
  const failed = (status: number | null): ApiAnswer<never> => ({
    ok: false,
    failure: { code: codeOf(status, undefined), status, field: null, retryAfterMs: null },
  });
  try {
    const answer = await request;
    return answer.status === 200
      ? { ok: true, value: new Uint8Array(await answer.arrayBuffer()) }
      : failed(answer.status);
  } catch {
    return failed(null);
  }
}
