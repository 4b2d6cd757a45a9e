import { bikeLaneConsequences } from '@werkstadt/shared/planning/lane/bike-lane-consequences';
import { crossSections } from '@werkstadt/shared/planning/lane/cross-sections';
import { matchLane } from '@werkstadt/shared/planning/lane/match-lane';
import { ownView } from '@werkstadt/shared/planning/lane/own-rides';
import { whatIf } from '@werkstadt/shared/planning/lane/what-if';
import { readPlanningFile } from '@werkstadt/shared/planning/pack/planning-file';
import { type PlanningCity, planningCity } from '@werkstadt/shared/planning/planning-city';
import type { PlanningQuestions, PlanningReply, PlanningRequest, PlanningTopic } from './planning-messages.ts';

/** Holds one city's planning layers and answers about them, off the page's thread. */
const held: { city: PlanningCity | null } = { city: null };

const reply = (message: PlanningReply) => postMessage(message);

const answers: {
  readonly [Topic in PlanningTopic]: (
    city: PlanningCity,
    asked: PlanningQuestions[Topic]['asked'],
  ) => PlanningQuestions[Topic]['answer'];
} = {
  lane: (city, { line, plan }) => bikeLaneConsequences(city, line, plan),
  sections: (city, { line, plan }) => crossSections(city, matchLane(city.streets, line), plan),
  'what-if': (city, { line, plan, figure, assumption }) => whatIf(city, line, plan, figure, assumption),
  own: (city, { line, plan, place }) => ownView(city, line, plan, place),
};

const answerTo = <Topic extends PlanningTopic>(
  city: PlanningCity,
  topic: Topic,
  asked: PlanningQuestions[Topic]['asked'],
): PlanningQuestions[Topic]['answer'] => answers[topic](city, asked);

addEventListener('message', ({ data }: MessageEvent<PlanningRequest>) => {
  if (data.type === 'load') {
    const read = readPlanningFile(data.bytes);
    if (!read.ok) return reply({ type: 'refused', problem: read.problem });
    held.city = planningCity(read.data);
    return reply({ type: 'loaded' });
  }
  if (held.city) reply({ type: 'answer', id: data.id, answer: answerTo(held.city, data.topic, data.asked) });
});
