/** School districts by blocks: painting them, and what a plan means. Loaded with the screen that shows it. */
import { lazy } from 'react';

export { useHasDistricts } from './layer/use-has-districts.ts';
/** Stands in a `Suspense`. */
export const DistrictDesk = lazy(() => import('./district-desk.tsx'));
