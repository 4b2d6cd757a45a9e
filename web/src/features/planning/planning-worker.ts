import { bikeLaneConsequences } from '@werkstadt/shared/planning/lane/bike-lane-consequences';
import { readPlanningFile } from '@werkstadt/shared/planning/pack/planning-file';
import { type PlanningCity, planningCity } from '@werkstadt/shared/planning/planning-city';
import type { PlanningReply, PlanningRequest } from './planning-messages.ts';

/** Holds one city's planning layers and answers about them, off the page's thread. */
const held: { city: PlanningCity | null } = { city: null };

const reply = (message: PlanningReply) => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<PlanningRequest>) => {
  if (data.type === 'load') {
    const read = readPlanningFile(data.bytes);
    if (!read.ok) return reply({ type: 'refused', problem: read.problem });
    held.city = planningCity(read.data);
    return reply({ type: 'loaded' });
  }
  if (!held.city) return;
  reply({ type: 'lane', id: data.id, consequences: bikeLaneConsequences(held.city, data.line, data.plan) });
});
