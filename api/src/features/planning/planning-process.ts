/**
 * Runs in a process of its own, so that a city's layers never lie in the server's memory: reads the pack's file named by
 * its arguments and answers one question after the other, until its parent lets go of it.
 */
import { readFileSync } from 'node:fs';
import { readDistrictsFile } from '@werkstadt/shared/districts/data/districts-file';
import { districtCity } from '@werkstadt/shared/districts/district-city';
import { districtFigures } from '@werkstadt/shared/districts/figures/district-figures';
import { seenDistrictFigures } from '@werkstadt/shared/districts/figures/seen-district-figures';
import { assignmentOf } from '@werkstadt/shared/districts/plan/assignment';
import { draftOfPlan } from '@werkstadt/shared/districts/plan/draft-of-plan';
import { problemOfNumbers } from '@werkstadt/shared/districts/weighing/seal-weighing';
import { bikeLaneConsequences } from '@werkstadt/shared/planning/lane/bike-lane-consequences';
import { readPlanningFile } from '@werkstadt/shared/planning/pack/planning-file';
import { planningCity } from '@werkstadt/shared/planning/planning-city';
import { seenFigures } from '@werkstadt/shared/planning/seen/seen-figures';
import type { PlanningAnswer, PlanningQuestion, PlanningRequest } from './planning-processes.ts';

const [path = '', packVersion = '', role = ''] = process.argv.slice(2);
const bytes = new Uint8Array(readFileSync(path));
const layers = role === 'planning' ? readPlanningFile(bytes) : null;
const blocks = role === 'districts' ? readDistrictsFile(bytes) : null;
const lanes = layers?.ok ? planningCity(layers.data) : null;
const districts = blocks?.ok ? districtCity(blocks.data) : null;

function answer(asked: PlanningQuestion): Omit<PlanningAnswer, 'id'> {
  switch (asked.topic) {
    case 'lane':
      return { figures: lanes && seenFigures(packVersion, bikeLaneConsequences(lanes, asked.line, asked.plan)) };
    case 'districts': {
      if (!districts) return { figures: null };
      const { assignment } = assignmentOf(districts.data, draftOfPlan(asked.plan));
      return { figures: seenDistrictFigures(packVersion, districtFigures(districts, assignment)) };
    }
    case 'weighing':
      return {
        figures: null,
        problem: districts ? problemOfNumbers(districts, asked.pack, asked.record) : 'other-pack',
      };
  }
}

process.on('message', ({ id, asked }: PlanningRequest) => {
  process.send?.({ id, ...answer(asked) } satisfies PlanningAnswer);
});
process.on('disconnect', () => process.exit(0));
