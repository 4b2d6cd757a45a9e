/** School districts by blocks: painting them, and what a plan means. Loaded with the screen that shows it. */
import { lazyPart } from '~/ui/index.ts';

export { useHasDistricts } from './layer/use-has-districts.ts';
export { type PaintedContent, paintedContent } from './proposal/painted-content.ts';
/** Stands in a `Suspense`. */
export const DistrictDesk = lazyPart(() => import('./district-desk.tsx'));
/** A proposed plan on the map, with what it means. Stands in a `Suspense`. */
export const ProposedPlan = lazyPart(() => import('./proposal/proposed-plan.tsx'));
