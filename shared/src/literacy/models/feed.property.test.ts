import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SeededRandom } from '../../random/seeded-random.ts';
import {
  candidatesOfRound,
  closeRound,
  type FeedPost,
  type FeedState,
  type FeedWish,
  feedGauges,
  profileStance,
  profileTopicShare,
  type Ranking,
  rankings,
  rankPosts,
  SHOWN_PER_ROUND,
  startFeed,
  stepReplay,
  TOPIC_COUNT,
} from './feed.ts';

const ROUNDS = 20;
const seeds = fc.integer({ min: 0, max: 2 ** 31 });
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const stances = fc.double({ min: -1, max: 1, noNaN: true });
const wishes: fc.Arbitrary<FeedWish> = fc.record({
  topicWeights: fc.array(unit, { minLength: TOPIC_COUNT, maxLength: TOPIC_COUNT }),
  otherViewsShare: unit,
  stance: stances,
});
const given = { seed: 60, numRuns: 60 };

/** Sixty posts like those of the module, drawn evenly. */
function drawnPosts(seed: number): FeedPost[] {
  const random = new SeededRandom(seed);
  return Array.from({ length: 60 }, (_, index) => ({
    id: `p${index}`,
    topic: random.integer(0, TOPIC_COUNT - 1),
    stance: random.next() * 2 - 1,
    arousal: random.next(),
    time: index * 7,
  }));
}

interface Drawn {
  readonly seed: number;
  readonly ranking: Ranking;
  readonly wish: FeedWish;
  readonly readerStance: number;
}
const drawn: fc.Arbitrary<Drawn> = fc.record({
  seed: seeds,
  ranking: fc.constantFrom(...rankings),
  wish: wishes,
  readerStance: stances,
});

function replay({ seed, ranking, wish, readerStance }: Drawn, posts = drawnPosts(seed)): FeedState[] {
  const states = [startFeed(seed)];
  for (let round = 0; round < ROUNDS; round++) {
    const state = states.at(-1);
    if (state) states.push(stepReplay({ posts, seed, choice: { ranking, wish }, readerStance }, state));
  }
  return states;
}
const shownIds = (states: readonly FeedState[]) => states.at(-1)?.shown.map(({ id }) => id);
const noWish: FeedWish = { topicWeights: [1, 1, 1, 1, 1, 1], otherViewsShare: 0, stance: 0 };

test('[LM1] the same seed, posts and choices replay the same feed', () => {
  fc.assert(
    fc.property(drawn, (choice) => {
      expect(replay(choice)).toEqual(replay(choice));
    }),
    given,
  );
});

test('[LM13] gauges lie in [0, 1], after every round', () => {
  fc.assert(
    fc.property(drawn, (choice) => {
      for (const { shown } of replay(choice).slice(1)) {
        const gauges = feedGauges(shown, choice.readerStance);
        for (const gauge of [gauges?.topicSpread, gauges?.otherViews ?? 0, gauges?.arousal]) {
          expect(gauge).toBeGreaterThanOrEqual(0);
          expect(gauge).toBeLessThanOrEqual(1);
        }
      }
    }),
    given,
  );
});

test('[LM13] without posts there is nothing to measure, and without a view of one’s own no other one', () => {
  expect(feedGauges([], 0.5)).toBeNull();
  expect(feedGauges(drawnPosts(1), 0)?.otherViews).toBeNull();
});

test('[LM14] every round shows five different posts out of its candidates, the same candidates for every ranking', () => {
  fc.assert(
    fc.property(drawn, (choice) => {
      const states = replay(choice);
      for (const [round, state] of states.slice(1).entries()) {
        const shown = state.shown.slice(-SHOWN_PER_ROUND).map(({ id }) => id);
        expect(new Set(shown).size).toBe(SHOWN_PER_ROUND);
        const candidates = candidatesOfRound(drawnPosts(choice.seed), choice.seed, round).map(({ id }) => id);
        expect(candidates).toEqual(expect.arrayContaining(shown));
      }
    }),
    given,
  );
});

test('[LM14] no post comes into question twice before all had their turn', () => {
  fc.assert(
    fc.property(seeds, fc.nat(5), (seed, deal) => {
      const posts = drawnPosts(seed);
      const dealt = [0, 1, 2].flatMap((round) => candidatesOfRound(posts, seed, deal * 3 + round));
      expect(new Set(dealt.map(({ id }) => id)).size).toBe(60);
    }),
    given,
  );
});

test('[LM15] «newest» ignores what was opened', () => {
  fc.assert(
    fc.property(seeds, stances, stances, (seed, one, other) => {
      const shown = (readerStance: number) => shownIds(replay({ seed, ranking: 'newest', wish: noWish, readerStance }));
      expect(shown(one)).toEqual(shown(other));
    }),
    given,
  );
});

test('[LM15] «clicks» that weighs nothing is «newest»', () => {
  const weightless = { base: 0, arousal: 0, topic: 0, distance: 0 };
  fc.assert(
    fc.property(seeds, fc.array(fc.nat(59), { maxLength: 20 }), fc.nat(19), (seed, openedPlaces, round) => {
      const posts = drawnPosts(seed);
      const opened = posts.filter((_, place) => openedPlaces.includes(place));
      const { profile } = closeRound(startFeed(seed), opened, opened);
      const candidates = candidatesOfRound(posts, seed, round);
      expect(rankPosts(candidates, profile, { ranking: 'clicks', wish: noWish, weights: weightless })).toEqual(
        rankPosts(candidates, profile, { ranking: 'newest', wish: noWish }),
      );
    }),
    given,
  );
});

test('[LM15] «topic mix» shows no topic twice while there are five', () => {
  fc.assert(
    fc.property(drawn, fc.nat(19), (choice, round) => {
      const candidates = candidatesOfRound(drawnPosts(choice.seed), choice.seed, round);
      const topics = rankPosts(candidates, startFeed(1).profile, { ...choice, ranking: 'topic-mix' }).map(
        (p) => p.topic,
      );
      const possible = Math.min(SHOWN_PER_ROUND, new Set(candidates.map(({ topic }) => topic)).size);
      expect(new Set(topics).size).toBe(possible);
    }),
    given,
  );
});

test('[LM15] «wish» keeps the chosen share for other views and else the topics wished for most', () => {
  fc.assert(
    fc.property(drawn, fc.nat(19), (choice, round) => {
      const candidates = candidatesOfRound(drawnPosts(choice.seed), choice.seed, round);
      const isOther = (post: FeedPost) => post.stance * choice.wish.stance < 0;
      const shown = rankPosts(candidates, startFeed(1).profile, { ...choice, ranking: 'wish' });
      const kept = Math.min(
        Math.round(choice.wish.otherViewsShare * SHOWN_PER_ROUND),
        candidates.filter(isOther).length,
      );
      expect(shown.filter(isOther).length).toBeGreaterThanOrEqual(kept);
      // Nobody left out is wished for more than somebody shown on the same side.
      for (const side of [isOther, (post: FeedPost) => !isOther(post)]) {
        const weight = (post: FeedPost) => choice.wish.topicWeights[post.topic] ?? 0;
        const left = candidates.filter((post) => side(post) && !shown.includes(post));
        const least = Math.min(...shown.filter(side).map(weight));
        if (shown.some(side)) for (const post of left) expect(weight(post)).toBeLessThanOrEqual(least);
      }
    }),
    given,
  );
});

test('[LM16] other names for the posts change nothing', () => {
  fc.assert(
    fc.property(drawn, (choice) => {
      const posts = drawnPosts(choice.seed);
      const renamed = posts.map((post, place) => ({ ...post, id: `x${(place * 37) % 60}` }));
      const back = new Map(renamed.map((post, place) => [post.id, posts[place]?.id]));
      // Equal wishes for two topics tie by time, which differs for all posts: no tie goes as far as the names.
      expect(shownIds(replay(choice, renamed))?.map((id) => back.get(id))).toEqual(shownIds(replay(choice, posts)));
    }),
    given,
  );
});

test('[LM16] turning every stance round, the reader’s too, keeps the gauges', () => {
  fc.assert(
    fc.property(drawn, fc.constantFrom<Ranking>('newest', 'clicks'), (choice, ranking) => {
      const posts = drawnPosts(choice.seed);
      const mirrored = posts.map((post) => ({ ...post, stance: -post.stance }));
      const one = replay({ ...choice, ranking }, posts).at(-1);
      const other = replay({ ...choice, ranking, readerStance: -choice.readerStance }, mirrored).at(-1);
      expect(feedGauges(other?.shown ?? [], -choice.readerStance)).toEqual(
        feedGauges(one?.shown ?? [], choice.readerStance),
      );
    }),
    given,
  );
});

test('[LM16] the profile is the mean stance and the smoothed topics of what was opened', () => {
  const start = startFeed(1);
  expect(profileStance(start.profile)).toBe(0);
  expect(profileTopicShare(start.profile, 3)).toBeCloseTo(1 / 6);
  const posts = drawnPosts(3)
    .slice(0, 4)
    .map((post, place) => ({ ...post, topic: 2, stance: place / 4 }));
  const { profile } = closeRound(start, posts, posts);
  expect(profileStance(profile)).toBeCloseTo(0.375);
  expect(profileTopicShare(profile, 2)).toBeCloseTo(5 / 10);
  expect(profileTopicShare(profile, 0)).toBeCloseTo(1 / 10);
});

test('[LM17] as a mean over a hundred seeds «clicks» stirs up more and shows fewer other views than «newest», and more topics are not more views', () => {
  const mean = (ranking: Ranking) => {
    const sums = { topicSpread: 0, otherViews: 0, arousal: 0 };
    for (let seed = 1; seed <= 100; seed++) {
      const gauges = feedGauges(replay({ seed, ranking, wish: noWish, readerStance: 0.5 }).at(-1)?.shown ?? [], 0.5);
      sums.topicSpread += (gauges?.topicSpread ?? 0) / 100;
      sums.otherViews += (gauges?.otherViews ?? 0) / 100;
      sums.arousal += (gauges?.arousal ?? 0) / 100;
    }
    return sums;
  };
  const [newest, clicks, mix, bridging] = [mean('newest'), mean('clicks'), mean('topic-mix'), mean('bridging')];
  expect(clicks.arousal).toBeGreaterThan(newest.arousal + 0.1);
  expect(clicks.otherViews).toBeLessThan(newest.otherViews - 0.1);
  expect(clicks.topicSpread).toBeLessThan(newest.topicSpread);
  expect(mix.topicSpread).toBeGreaterThan(0.95);
  expect(mix.otherViews).toBeLessThan(newest.otherViews - 0.1);
  expect(bridging.arousal).toBeLessThan(newest.arousal);
});
