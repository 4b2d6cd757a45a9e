import { TRPCError } from '@trpc/server';
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server/rpc';
import type { ErrorCode } from '@werkstadt/shared/errors/codes';

/** Refused requests and the HTTP status they travel with. Rejected mutations are no refusals: they are data ([S13]). */
const statusOf = {
  'input-invalid': 'BAD_REQUEST',
  'too-large': 'PAYLOAD_TOO_LARGE',
  'sign-in-needed': 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  erased: 'FORBIDDEN',
  'not-found': 'NOT_FOUND',
  'round-closed': 'CONFLICT',
  'code-wrong': 'BAD_REQUEST',
  'code-expired': 'BAD_REQUEST',
  'rate-limited': 'TOO_MANY_REQUESTS',
  'server-busy': 'SERVICE_UNAVAILABLE',
  'server-error': 'INTERNAL_SERVER_ERROR',
} as const satisfies Partial<Record<ErrorCode, TRPC_ERROR_CODE_KEY>>;

export type RefusalCode = keyof typeof statusOf;

/** An expected "no" to a request: a code of the closed list, and the field it is about. */
export class Refusal extends TRPCError {
  readonly refusalCode: RefusalCode;
  readonly field: string | null;
  readonly retryAfterSeconds: number | null;

  constructor(code: RefusalCode, options: { readonly field?: string; readonly retryAfterSeconds?: number } = {}) {
    super({ code: statusOf[code], message: code });
    this.refusalCode = code;
    this.field = options.field ?? null;
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
  }
}
