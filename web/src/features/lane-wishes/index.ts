/** Lanes that people want, seen together: what runs on the same streets. */
import { lazyPart } from '~/ui/index.ts';

export { wishedLane } from './wished-lanes.ts';

export const SimilarToDraft = lazyPart(() => import('./similar-to-draft.tsx'));
export const SimilarLanes = lazyPart(() => import('./similar-lanes.tsx'));
