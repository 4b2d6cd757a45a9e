import type { Readable } from 'node:stream';

/**
 * Reads what comes; null when it is more than `most` bytes. A connection that breaks is no error here: what has come
 * until then counts, and the phone goes on from there.
 */
export function readPiece(body: Readable, most: number): Promise<Buffer | null> {
  return new Promise((done) => {
    const parts: Buffer[] = [];
    let length = 0;
    body.on('data', (part: Buffer) => {
      length += part.length;
      if (length <= most) parts.push(part);
      // The rest flows by, so that the answer still finds its way back.
      else done(null);
    });
    const ended = () => done(Buffer.concat(parts));
    body.once('end', ended);
    body.once('error', ended);
    body.once('close', ended);
  });
}
