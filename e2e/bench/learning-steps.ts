/** Runs in the page: one step of each learning model with as many nodes as asked for, again and again. */
import { breaksByHand, classOf, equalBreaks, quantileBreaks } from '@werkstadt/shared/literacy/models/chart-honesty';
import { rankings, startFeed, stepReplay, TOPIC_COUNT } from '@werkstadt/shared/literacy/models/feed';
import { createMockWeb } from '@werkstadt/shared/literacy/models/mock-web';
import { changeAt, claimHolds } from '@werkstadt/shared/literacy/models/picture-history';
import { moduleSettings, startRumour, stepRumour } from '@werkstadt/shared/literacy/models/rumour';
import { buildRumourTown } from '@werkstadt/shared/literacy/models/rumour-town';
import { SeededRandom } from '@werkstadt/shared/random/seeded-random';

const SEED = 7;
const WARM_UP_STEPS = 20;
const STEPS = 300;

export interface StepTime {
  readonly name: string;
  /** Of a step, as a mean: a slowed processor pauses in slices, which a single short step meets or misses. */
  readonly milliseconds: number;
  /** What it is held against, with the same nodes. */
  readonly alternative: { readonly name: string; readonly milliseconds: number };
  readonly because?: string;
}

function meanOf(step: (at: number) => void): number {
  for (let at = 0; at < WARM_UP_STEPS; at++) step(at);
  const began = performance.now();
  for (let at = 0; at < STEPS; at++) step(at);
  return (performance.now() - began) / STEPS;
}

function rumour(nodes: number): StepTime {
  const plan = { districtSizes: [nodes / 2, nodes / 2], contactsPerSide: 3, rewiredShare: 0.1, bridges: 4 };
  const town = buildRumourTown(plan, SEED);
  const none = new Set<number>();
  const start = startRumour(town, { seed: SEED, checkers: [] });
  let state = start;
  const people = Array.from(start.held, (holds, id) => ({ id, holds, contacts: [...(town.contacts[id] ?? [])] }));
  return {
    name: 'a rumour among so many people',
    milliseconds: meanOf(() => {
      state = stepRumour(town, moduleSettings, none, state.step > 200 ? start : state);
    }),
    alternative: {
      name: 'structuredClone of the same people as objects',
      milliseconds: meanOf(() => structuredClone(people)),
    },
  };
}

function feed(nodes: number): StepTime {
  const random = new SeededRandom(SEED);
  const posts = Array.from({ length: nodes }, (_, time) => ({
    id: `post-${time}`,
    topic: time % TOPIC_COUNT,
    stance: 2 * random.next() - 1,
    arousal: random.next(),
    time,
  }));
  const wish = { topicWeights: Array.from({ length: TOPIC_COUNT }, () => 1), otherViewsShare: 0.4, stance: 0.5 };
  let state = startFeed(SEED);
  return {
    name: 'a round of a feed of so many posts',
    milliseconds: meanOf((at) => {
      const ranking = rankings[at % rankings.length] ?? 'newest';
      const replay = { posts, seed: SEED, choice: { ranking, wish }, readerStance: 0.5 };
      state = stepReplay(replay, state.round >= 20 ? startFeed(SEED) : state);
    }),
    alternative: {
      name: 'sort of the same posts by one number',
      milliseconds: meanOf(() => posts.toSorted((a, b) => b.arousal - a.arousal)),
    },
  };
}

const SYLLABLES = [
  'rat',
  'brü',
  'rad',
  'haus',
  'schu',
  'markt',
  'see',
  'zäh',
  're',
  'zei',
  'lin',
  'den',
  'tal',
  'amt',
  'weg',
];

function mockWeb(nodes: number): StepTime {
  const random = new SeededRandom(SEED);
  const syllable = () => SYLLABLES[Math.floor(random.next() * SYLLABLES.length)] ?? '';
  const word = () => syllable() + syllable() + syllable();
  const pages = Array.from({ length: nodes }, (_, at) => ({
    id: `page-${at}`,
    host: `${word()}-${at}.example`,
    path: '/',
    owner: 'invented',
    date: null,
    title: `${word()} ${word()} ${at}`,
    text: Array.from({ length: 80 }, word).join(' '),
    links: [],
  }));
  const web = createMockWeb(pages);
  const queries = Array.from({ length: STEPS }, () => `${word()} ${word()}`);
  const query = (at: number) => queries[at % STEPS] ?? '';
  return {
    name: 'a search in a mock web of so many pages',
    because: 'one press is one search, of words with their endings and mistakes; the module has about 40 pages',
    milliseconds: meanOf((at) => web.search(query(at), ['page-1'])),
    alternative: {
      name: 'reading every page for the same words',
      milliseconds: meanOf((at) => {
        const words = query(at).split(' ');
        pages.filter(({ title, text, host }) =>
          words.some((each) => `${title} ${text} ${host}`.toLowerCase().includes(each)),
        );
      }),
    },
  };
}

function pictureHistory(nodes: number): StepTime {
  const history = Array.from({ length: nodes }, (_, at) => ({
    date: `20${String(10 + (at % 16)).padStart(2, '0')}-01-01`,
    place: `place-${at % 7}`,
    event: `event-${at % 5}`,
    caption: `caption-${at}`,
    host: 'paper.example',
    crop: [0, 0, 1, 1] as const,
  }));
  const claim = { date: '2010-01-01', place: 'place-0', event: 'event-0' };
  return {
    name: 'a picture found at so many places',
    milliseconds: meanOf(() => {
      for (let at = 0; at < nodes; at++) changeAt(history, at);
      claimHolds(claim, history);
    }),
    alternative: { name: 'structuredClone of the same places', milliseconds: meanOf(() => structuredClone(history)) },
  };
}

function choropleth(nodes: number): StepTime {
  const random = new SeededRandom(SEED);
  const values = Array.from({ length: nodes }, () => random.next() * 1000);
  return {
    name: 'a map of so many areas, its classes moved',
    milliseconds: meanOf((at) => {
      const breaks =
        at % 3 === 0
          ? equalBreaks(values, 5)
          : at % 3 === 1
            ? quantileBreaks(values, 5)
            : breaksByHand([200, 400, 600, 800]);
      if (breaks.ok) for (const value of values) classOf(value, breaks.value);
    }),
    alternative: { name: 'sort of the same numbers', milliseconds: meanOf(() => values.toSorted((a, b) => a - b)) },
  };
}

export const measureSteps = (nodes: number): StepTime[] =>
  [rumour, feed, mockWeb, pictureHistory, choropleth].map((simulation) => simulation(nodes));
