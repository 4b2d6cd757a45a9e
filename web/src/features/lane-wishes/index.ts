/** Lanes that people want, seen together: what runs on the same streets. */
import { lazy } from 'react';

export { wishedLane } from './wished-lanes.ts';

export const SimilarToDraft = lazy(() => import('./similar-to-draft.tsx'));
export const SimilarLanes = lazy(() => import('./similar-lanes.tsx'));
