/** What a plan means, in numbers: loaded with the screen that shows it, computed off the page's thread. */
import { lazyPart } from '~/ui/index.ts';

export const ConsequencesPanel = lazyPart(() => import('./consequences-panel.tsx'));
export const LaneOnNetwork = lazyPart(() => import('./lane-on-network.tsx'));
export const FiguresCheck = lazyPart(() => import('./figures-check.tsx'));
export const DecidedFigures = lazyPart(() => import('./decided-figures.tsx'));
export { FigureRow, type FigureRowProps } from './figure-row.tsx';
export { formatShare, reasonWords, roundedPeople } from './figure-words.ts';
export { figuresAsSeen, figuresAtDecision } from './figures-as-seen.ts';
export { OwnPlaceChoice } from './own-place-choice.tsx';
export type { PlanningDesk } from './planning-desk.ts';
export { PlanningGate } from './planning-gate.tsx';
export { type PlanningDeskState, usePlanningDesk } from './use-planning-desk.ts';
