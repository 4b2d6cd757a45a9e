import { POINT_KINDS } from '@werkstadt/shared/planning/network/edge-facts';
import { MICRODEGREES, metresPerMicrodegree } from '@werkstadt/shared/planning/network/metres';
import type { PlanningData } from '@werkstadt/shared/planning/pack/planning-data';
import type { Points } from './collect-points.ts';
import type { Cells } from './estimate-residents.ts';

const JOURNEYS_PER_DESTINATION = 20;
const LONGEST_METRES = 3000;
const SCHOOL = POINT_KINDS.indexOf('school');
const STATION = POINT_KINDS.indexOf('station');

/**
 * The fixed journeys whose detour is told: to every school and station from twenty cells around, drawn in proportion
 * to the people there (systematically, without chance: the same town gives the same journeys).
 */
export function chooseJourneys(cells: Cells, points: Points): Pick<PlanningData, 'journeyTo' | 'journeyFrom'> {
  const to: number[] = [];
  const from: number[] = [];
  for (let point = 0; point < points.destinationCount; point++) {
    if (points.pointKind[point] !== SCHOOL && points.pointKind[point] !== STATION) continue;
    for (const cell of sample(cellsAround(cells, points.pointLon[point] ?? 0, points.pointLat[point] ?? 0), cells)) {
      to.push(point);
      from.push(cell);
    }
  }
  return { journeyTo: Uint32Array.from(to), journeyFrom: Uint32Array.from(from) };
}

function cellsAround({ cellLon, cellLat, cellResidents }: Cells, longitude: number, latitude: number): number[] {
  const unit = metresPerMicrodegree(latitude / MICRODEGREES);
  return [...cellLon.keys()].filter((cell) => {
    const east = ((cellLon[cell] ?? 0) - longitude) * unit.east;
    const north = ((cellLat[cell] ?? 0) - latitude) * unit.north;
    return (cellResidents[cell] ?? 0) > 0 && Math.hypot(east, north) <= LONGEST_METRES;
  });
}

function sample(around: readonly number[], { cellResidents }: Cells): number[] {
  const people = around.reduce((sum, cell) => sum + (cellResidents[cell] ?? 0), 0);
  const chosen: number[] = [];
  let passed = 0;
  for (const cell of around) {
    const before = passed;
    passed += cellResidents[cell] ?? 0;
    for (let turn = 0; turn < JOURNEYS_PER_DESTINATION; turn++) {
      const at = ((turn + 0.5) / JOURNEYS_PER_DESTINATION) * people;
      if (at >= before && at < passed) chosen.push(cell);
    }
  }
  return chosen;
}
