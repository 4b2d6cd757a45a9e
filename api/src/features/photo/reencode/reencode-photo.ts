import { spawn } from 'node:child_process';
import { join } from 'node:path';
import * as z from 'zod/mini';

/**
 * Data the process may hold. Node itself reserves most of it before it begins, and uses little; a photo of the largest size
 * takes about 110 MB.
 */
const MEMORY_KIBIBYTES = 900_000;
const PROCESSOR_SECONDS = 10;
/** A busy machine gives a process little of its time: this ends only one that hangs. */
const WALL_CLOCK_MS = 60_000;
const MAX_OUTPUT_BYTES = 4 * 1024 * 1024;

export interface PublicPictures {
  readonly full: Buffer;
  readonly small: Buffer;
}
export type Reencoded =
  | { readonly kind: 'pictures'; readonly pictures: PublicPictures }
  /** No photo, or one that could only be read by breaking a limit: trying again would not help. */
  | { readonly kind: 'unreadable' }
  /** The machine was too busy. */
  | { readonly kind: 'not-now' };

const headSchema = z.object({ full: z.int(), small: z.int() });

/**
 * [SEC16]: makes the public pictures of a photo in a process that may use so much memory and processor time, writes no
 * file, starts no other process and knows none of our secrets. Whatever the bytes do to it, it ends.
 */
export function reencodePhoto(bytes: Uint8Array): Promise<Reencoded> {
  const script = join(import.meta.dirname, 'reencode-process.ts');
  const node = [
    '--max-old-space-size=64',
    '--no-warnings',
    '--permission',
    '--allow-addons',
    '--allow-fs-read=*',
    script,
  ];
  const limits = `ulimit -d ${MEMORY_KIBIBYTES} && ulimit -t ${PROCESSOR_SECONDS} && ulimit -c 0 && exec "$0" "$@"`;
  const child = spawn('/bin/sh', ['-c', limits, process.execPath, ...node], {
    env: { MALLOC_ARENA_MAX: '2' },
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: WALL_CLOCK_MS,
    killSignal: 'SIGKILL',
  });
  return new Promise((done, fail) => {
    const parts: Buffer[] = [];
    let length = 0;
    child.stdout.on('data', (part: Buffer) => {
      length += part.length;
      if (length > MAX_OUTPUT_BYTES) child.kill('SIGKILL');
      else parts.push(part);
    });
    // It may end before it has read everything.
    child.stdin.on('error', () => undefined);
    child.once('error', fail);
    child.once('close', (code, signal) => {
      if (code === 0) return done(picturesIn(Buffer.concat(parts)));
      const hung = signal === 'SIGKILL' && length <= MAX_OUTPUT_BYTES;
      done({ kind: hung ? 'not-now' : 'unreadable' });
    });
    child.stdin.end(bytes);
  });
}

function picturesIn(output: Buffer): Reencoded {
  const end = output.indexOf('\n');
  const { full, small } = headSchema.parse(JSON.parse(output.subarray(0, end).toString('utf8')));
  const start = end + 1;
  if (output.length !== start + full + small) throw new Error('the process has written another number of bytes');
  return {
    kind: 'pictures',
    pictures: { full: output.subarray(start, start + full), small: output.subarray(start + full) },
  };
}
