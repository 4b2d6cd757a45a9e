import { projectAreaOverlay, withLocation } from '~/features/map/index.ts';

/** Under what is being drawn: the edge of the project's area, and where this device is. */
export const drawOverlay = withLocation(projectAreaOverlay);
