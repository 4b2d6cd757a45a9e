import { bikeLanes } from './bike-lanes.ts';
import type { DemoProject } from './demo-project.ts';
import { placesToLinger } from './places-to-linger.ts';
import { schoolDistricts } from './school-districts.ts';

/** In the order in which the city opened them last. */
export const demoProjects: readonly DemoProject[] = [bikeLanes, placesToLinger, schoolDistricts];
