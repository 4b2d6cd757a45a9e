import type { FastifyRequest } from 'fastify';

export interface OwnOrigin {
  readonly publicUrl: string;
  /** The operator named it: then the Host header does not count. */
  readonly publicUrlIsFixed: boolean;
}

/** [SEC10]: whether a request that may change something comes from a page of our own. */
export function isFromOwnPage(request: FastifyRequest, { publicUrl, publicUrlIsFixed }: OwnOrigin): boolean {
  if (request.headers['sec-fetch-site'] === 'same-origin') return true;
  const { origin } = request.headers;
  if (origin === undefined) return false;
  return origin === publicUrl || (!publicUrlIsFixed && origin === `${request.protocol}://${request.host}`);
}

/** Media type of a piece of a photo, as the tus protocol has it. */
export const PIECE_TYPE = 'application/offset+octet-stream';

/** tRPC takes mutations without input from other content types as well: only JSON passes ([SEC10]). */
export function isJson(request: FastifyRequest): boolean {
  return /^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '');
}

export const isPiece = (request: FastifyRequest): boolean =>
  request.method === 'PATCH' && request.headers['content-type'] === PIECE_TYPE;
