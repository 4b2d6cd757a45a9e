import type { CityInfo } from '@werkstadt/shared/city/city-info';
import type { Position } from '@werkstadt/shared/geometry/geojson';
import { lanePlanOf } from '@werkstadt/shared/planning/lane/lane-plan';
import { seenFigures } from '@werkstadt/shared/planning/seen/seen-figures';
import type { SeenFigures } from '@werkstadt/shared/planning/seen/seen-figures-schema';
import type { Proposal } from '@werkstadt/shared/proposal/proposal';
import { cityFigures } from './city-figures.ts';
import { isPlanningOpen, planningDesk } from './planning-desk.ts';

/** Sending and deciding never wait longer for figures. */
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
    return seenFigures(desk.packVersion, await desk.ask('lane', { line, plan: lanePlanOf(fields) }));
  });
  return inTime(found);
}

/**
 * The figures of a lane or a plan to be kept with a decision on it ([SF5]): those that this device shows, else those of the city.
 * Null where neither can be had.
 */
export async function figuresAtDecision(
  city: CityInfo,
  { id, geometry, fields }: Pick<Proposal, 'id' | 'geometry' | 'fields'>,
): Promise<SeenFigures | null> {
  const fromCity = () =>
    inTime(cityFigures(city, id).then((found) => (found.state === 'computed' ? found.figures : null)));
  if (geometry.type !== 'LineString') return fields.plan === undefined ? null : fromCity();
  return (await figuresAsSeen(city, geometry.coordinates, fields)) ?? fromCity();
}

function inTime(found: Promise<SeenFigures | null>): Promise<SeenFigures | null> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MILLISECONDS));
  return Promise.race([found, late]).catch(() => null);
}
