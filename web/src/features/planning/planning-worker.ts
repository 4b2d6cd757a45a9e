import { bikeLaneConsequences } from '@werkstadt/shared/planning/lane/bike-lane-consequences';
import { crossSections } from '@werkstadt/shared/planning/lane/cross-sections';
import { matchLane } from '@werkstadt/shared/planning/lane/match-lane';
import { ownView } from '@werkstadt/shared/planning/lane/own-rides';
import { whatIf } from '@werkstadt/shared/planning/lane/what-if';
import { laneOnPack } from '@werkstadt/shared/planning/lanes-together/lane-on-pack';
import { lanesByStreet } from '@werkstadt/shared/planning/lanes-together/lanes-by-street';
import { similarLanes } from '@werkstadt/shared/planning/lanes-together/similar-lanes';
import { layersOf, planningLayer } from '@werkstadt/shared/planning/layers/planning-layer';
import { readPlanningFile } from '@werkstadt/shared/planning/pack/planning-file';
import { type PlanningCity, planningCity } from '@werkstadt/shared/planning/planning-city';
import { matchStroke } from '@werkstadt/shared/planning/route/match-stroke';
import { RouteNetwork } from '@werkstadt/shared/planning/route/route-network';
import { routeStretches } from '@werkstadt/shared/planning/route/route-stretches';
import { streetByName } from '@werkstadt/shared/planning/route/street-by-name';
import { StreetRouter } from '@werkstadt/shared/planning/route/street-route';
import type { PlanningQuestions, PlanningReply, PlanningRequest, PlanningTopic } from './planning-messages.ts';

/** Holds one city's planning layers and answers about them, off the page's thread. */
const held: { city: PlanningCity | null; router: StreetRouter | null; packVersion: string } = {
  city: null,
  router: null,
  packVersion: '',
};

const reply = (message: PlanningReply) => postMessage(message);

/** Made when a route is asked for first. */
function routerOf({ data, streets }: PlanningCity): StreetRouter {
  held.router ??= new StreetRouter(new RouteNetwork(data, streets), held.packVersion);
  return held.router;
}

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
  streets: (city) => city.streets.parts,
  routes: (city, asked) => routeStretches(routerOf(city), asked),
  preview: (city, asked) => routeStretches(routerOf(city), asked),
  layers: (city) => layersOf(city),
  layer: (city, id) => planningLayer(city, id),
  'on-pack': (city, lane) => ({ goneMetres: laneOnPack(routerOf(city), lane).gone.metres }),
  'by-street': (city, { lanes }) => lanesByStreet(routerOf(city), lanes),
  similar: (city, { lane, others }) => similarLanes(routerOf(city), lane, others),
  stroke: (city, { line }) => matchStroke(routerOf(city), line),
  street: (city, { name, from, to }) => streetByName(routerOf(city), name, from, to),
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
    held.packVersion = data.packVersion;
    return reply({ type: 'loaded' });
  }
  if (held.city) reply({ type: 'answer', id: data.id, answer: answerTo(held.city, data.topic, data.asked) });
});
