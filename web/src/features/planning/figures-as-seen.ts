import type { CityInfo } from '@werkstadt/shared/city/city-info';
import type { Position } from '@werkstadt/shared/geometry/geojson';
import { seenFigures } from '@werkstadt/shared/planning/seen/seen-figures';
import type { SeenFigures } from '@werkstadt/shared/planning/seen/seen-figures-schema';
import { presetOf, sideOf } from './lane-plan-of.ts';
import { isPlanningOpen, planningDesk } from './planning-desk.ts';

/** Sending never waits longer for figures. */
const PATIENCE_MILLISECONDS = 3000;

/**
 * The figures of a lane as this device shows them, to be kept with its proposal. Null where the layers are not open here:
 * nobody has seen any.
 */
export async function figuresAsSeen(
  city: CityInfo,
  line: readonly Position[],
  fields: Readonly<Record<string, unknown>>,
): Promise<SeenFigures | null> {
  if (!isPlanningOpen(city)) return null;
  const found = planningDesk(city).then(async (desk) => {
    if (!desk) return null;
    const plan = { preset: presetOf(fields.preset), side: sideOf(fields.side) };
    return seenFigures(desk.packVersion, await desk.ask('lane', { line, plan }));
  });
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MILLISECONDS));
  return Promise.race([found, late]).catch(() => null);
}
