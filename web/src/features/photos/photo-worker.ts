import type { PhotoReply, PhotoRequest } from './photo-messages.ts';
import { renderPhoto } from './render-photo.ts';

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener('message', async ({ data: { source, traces } }: MessageEvent<PhotoRequest>) => {
  let reply: PhotoReply = { photo: null };
  try {
    reply = { photo: await renderPhoto(source, traces, (width, height) => new OffscreenCanvas(width, height)) };
  } catch (error) {
    console.warn('a file could not be read as a picture', error);
  }
  self.postMessage(reply, reply.photo ? [reply.photo.bytes] : []);
});
