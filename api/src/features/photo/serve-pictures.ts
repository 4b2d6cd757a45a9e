import { uuidSchema } from '@werkstadt/shared/sync/id';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import type { Database } from '../../db/database.ts';
import { findPicture } from '../../db/photos.ts';
import { refuse } from '../../platform/refuse.ts';

const parametersSchema = z.object({ city: uuidSchema, media: uuidSchema });

/**
 * What is withdrawn or erased must be gone, and from no browser's own store can anybody take it: the app alone keeps
 * pictures, and gives them up when it hears of that (rule PH11). Opened by itself it is a picture and nothing else
 * ([SEC15]).
 */
const PICTURE_HEADERS = {
  'content-type': 'image/webp',
  'cache-control': 'private, no-store',
  'content-disposition': 'inline; filename="foto.webp"',
  'content-security-policy': "default-src 'none'; sandbox",
} as const;

/** `/media/<city>/<picture>.webp`, and `-small.webp` for lists. */
export async function servePictures(http: FastifyInstance, database: Database): Promise<void> {
  for (const [suffix, size] of [
    ['', 'full'],
    ['-small', 'small'],
  ] as const) {
    http.get(`/media/:city/:media(^[0-9a-f-]{36})${suffix}.webp`, async (request, reply) => {
      const parameters = parametersSchema.safeParse(request.params);
      if (!parameters.success) return refuse(reply, 404, 'not-found');
      const { city, media } = parameters.data;
      const picture = await database.withCity(city, (tx) => findPicture(tx, media, size));
      if (!picture) return refuse(reply, 404, 'not-found');
      return reply.headers(PICTURE_HEADERS).send(picture);
    });
  }
}
