import type { BlurTrace } from '@werkstadt/shared/photo/blur';
import type { PreparedPhoto } from '~/platform/data/index.ts';
import type { PhotoReply, PhotoRequest } from './photo-messages.ts';
import { type MakeCanvas, renderPhoto } from './render-photo.ts';

/** Larger files are no photos of a phone; unpacked they would take more memory than it has. */
const MAX_FILE_BYTES = 50 * 1024 * 1024;

export const pageCanvas: MakeCanvas = (width, height) =>
  Object.assign(document.createElement('canvas'), { width, height });

async function inWorker(request: PhotoRequest): Promise<PreparedPhoto | null> {
  const worker = new Worker(new URL('./photo-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise((done, fail) => {
      worker.addEventListener('error', () => fail(new Error('the worker for photos does not start')));
      worker.addEventListener('message', ({ data }: MessageEvent<PhotoReply>) => done(data.photo));
      worker.postMessage(request);
    });
  } finally {
    worker.terminate();
  }
}

/**
 * Makes a photo ready to be given away: scaled, turned upright, with what its author has covered, and without everything
 * a camera writes beside the pixels. Beside the page where the browser can. Null where it cannot be read.
 */
export async function preparePhoto(source: Blob, traces: readonly BlurTrace[] = []): Promise<PreparedPhoto | null> {
  if (source.size === 0 || source.size > MAX_FILE_BYTES) return null;
  if ('OffscreenCanvas' in globalThis) {
    try {
      return await inWorker({ source, traces });
    } catch (error) {
      console.warn('photos are made ready in the page', error);
    }
  }
  try {
    return await renderPhoto(source, traces, pageCanvas);
  } catch (error) {
    console.warn('a file could not be read as a picture', error);
    return null;
  }
}
