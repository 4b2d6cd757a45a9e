import type { BlurTrace } from '@werkstadt/shared/photo/blur';
import type { PreparedPhoto } from '~/platform/data/index.ts';

/** To the worker that makes one photo ready. */
export interface PhotoRequest {
  readonly source: Blob;
  readonly traces: readonly BlurTrace[];
}

/** And back; null where the file cannot be read as a picture. */
export interface PhotoReply {
  readonly photo: PreparedPhoto | null;
}
