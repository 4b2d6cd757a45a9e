import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import type { FastifyReply } from 'fastify';

/** The same shape as an error of a procedure, for what is refused before it. */
export function refuse(reply: FastifyReply, httpStatus: number, code: ErrorCode): FastifyReply {
  return reply
    .code(httpStatus)
    .header('cache-control', 'no-store')
    .send({ error: { code: -32600, message: code, data: { httpStatus, werkstadt: code, field: null } } });
}
