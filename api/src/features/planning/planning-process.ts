/**
 * Runs in a process of its own, so that a city's planning layers never lie in the server's memory: reads the pack's file
 * named by its argument and answers one question after the other, until its parent lets go of it.
 */
import { readFileSync } from 'node:fs';
import { bikeLaneConsequences } from '@werkstadt/shared/planning/lane/bike-lane-consequences';
import { readPlanningFile } from '@werkstadt/shared/planning/pack/planning-file';
import { planningCity } from '@werkstadt/shared/planning/planning-city';
import { seenFigures } from '@werkstadt/shared/planning/seen/seen-figures';
import type { PlanningAnswer, PlanningQuestion } from './planning-processes.ts';

const [path = '', packVersion = ''] = process.argv.slice(2);
const read = readPlanningFile(new Uint8Array(readFileSync(path)));
const city = read.ok ? planningCity(read.data) : null;

process.on('message', ({ id, line, plan }: PlanningQuestion) => {
  const figures = city && seenFigures(packVersion, bikeLaneConsequences(city, line, plan));
  process.send?.({ id, figures } satisfies PlanningAnswer);
});
process.on('disconnect', () => process.exit(0));
