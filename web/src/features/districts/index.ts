/** School districts by blocks: painting them, and what a plan means. Loaded with the screen that shows it. */
import { lazy } from 'react';

export { useHasDistricts } from './layer/use-has-districts.ts';
export { type PaintedContent, paintedContent } from './proposal/painted-content.ts';
/** Stands in a `Suspense`. */
export const DistrictDesk = lazy(() => import('./district-desk.tsx'));
/** A proposed plan on the map, with what it means. Stands in a `Suspense`. */
export const ProposedPlan = lazy(() => import('./proposal/proposed-plan.tsx'));
