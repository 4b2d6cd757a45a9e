import { createHash, randomBytes } from 'node:crypto';
import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * One cookie per city, so that a browser can be different participants in different cities. `__Host-` binds it to this
 * host and to https (browsers take localhost for secure).
 */
const cookieName = (cityId: string) => `__Host-werkstadt-${cityId}`;
const attributes = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' } as const;

/** Only the hash of a token is stored: who reads the database cannot become anybody. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
export const newToken = (): string => randomBytes(32).toString('base64url');

export function readToken(request: FastifyRequest, cityId: string): string | null {
  const token = request.cookies[cookieName(cityId)];
  return token && token.length <= 100 ? token : null;
}

export function writeToken(reply: FastifyReply, cityId: string, token: string, expires: Date): void {
  reply.setCookie(cookieName(cityId), token, { ...attributes, expires });
}

export function clearToken(reply: FastifyReply, cityId: string): void {
  reply.clearCookie(cookieName(cityId), attributes);
}
