import { SeededRandom } from '../../random/seeded-random.ts';

export const TOPIC_COUNT = 6;
/** Posts that come into question in a round, and how many of them are shown. */
export const CANDIDATES_PER_ROUND = 20;
export const SHOWN_PER_ROUND = 5;

/** What the model knows of a post. */
export interface FeedPost {
  readonly id: string;
  /** 0 to 5. */
  readonly topic: number;
  /** −1 to 1; 0 = none. */
  readonly stance: number;
  /** How much it stirs up, 0 to 1. */
  readonly arousal: number;
  /** Minutes, whole and not negative; higher is newer. */
  readonly time: number;
}

/** Weights of the chance that somebody opens a post; all 0 = a ranking that knows nothing. */
export interface OpeningWeights {
  readonly base: number;
  readonly arousal: number;
  readonly topic: number;
  readonly distance: number;
}

export const modelWeights: OpeningWeights = { base: -1, arousal: 2, topic: 6, distance: 2 };

export const rankings = ['newest', 'clicks', 'wish', 'bridging', 'topic-mix'] as const;
export type Ranking = (typeof rankings)[number];

/** What a reader says they want, for the ranking «wish». */
export interface FeedWish {
  /** One for each topic, 0 to 1. */
  readonly topicWeights: readonly number[];
  /** Share of the places shown that is kept for views other than one's own, 0 to 1. */
  readonly otherViewsShare: number;
  /** One's own stance, −1 to 1. */
  readonly stance: number;
}

/** What the feed has made of its reader: nothing but what was opened. */
export interface FeedProfile {
  readonly openedCount: number;
  readonly stanceSum: number;
  readonly openedByTopic: readonly number[];
}

export interface FeedState {
  readonly round: number;
  readonly profile: FeedProfile;
  /** Everything shown so far, in order. */
  readonly shown: readonly FeedPost[];
  /** Continues the simulated reader's random numbers. */
  readonly random: number;
}

export const startFeed = (seed: number): FeedState => ({
  round: 0,
  profile: { openedCount: 0, stanceSum: 0, openedByTopic: Array.from({ length: TOPIC_COUNT }, () => 0) },
  shown: [],
  random: new SeededRandom(seed ^ 0x5bd1e995).state,
});

/** Mean stance of what was opened; 0 at the start. */
export const profileStance = ({ openedCount, stanceSum }: FeedProfile): number =>
  openedCount === 0 ? 0 : stanceSum / openedCount;

/** Smoothed share of a topic in what was opened: one sixth each at the start. */
export const profileTopicShare = ({ openedCount, openedByTopic }: FeedProfile, topic: number): number =>
  ((openedByTopic[topic] ?? 0) + 1) / (openedCount + TOPIC_COUNT);

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** Chance that a reader of a stance opens a post. */
export const openingChance = (post: FeedPost, stance: number, weights: OpeningWeights = modelWeights): number =>
  logistic(weights.base + weights.arousal * post.arousal - weights.distance * Math.abs(post.stance - stance));

/**
 * The posts that come into question in a round, the same for every ranking. The seed shuffles all of them and deals
 * them out, so that none comes twice before all had their turn. Every round opens the feed at another moment of the
 * span that the posts cover: what was posted just before it is newest, what comes after it is from the last time round.
 */
export function candidatesOfRound(posts: readonly FeedPost[], seed: number, round: number): FeedPost[] {
  const roundsOfOneDeal = Math.max(1, Math.floor(posts.length / CANDIDATES_PER_ROUND));
  const deal = Math.floor(round / roundsOfOneDeal);
  const first = (round % roundsOfOneDeal) * CANDIDATES_PER_ROUND;
  // An odd factor gives every deal and every round a seed of its own.
  const dealt = new SeededRandom(seed + Math.imul(deal, 0x9e3779b1)).shuffled(posts);
  const span = Math.max(0, ...posts.map(({ time }) => time)) + 1;
  const moment = new SeededRandom(seed ^ Math.imul(round + 1, 0x85ebca6b)).integer(0, span - 1);
  return dealt
    .slice(first, first + CANDIDATES_PER_ROUND)
    .map((post) => ({ ...post, time: (post.time - moment - 1 + span) % span }));
}

const newerFirst = (a: FeedPost, b: FeedPost): number => b.time - a.time || (a.id < b.id ? -1 : 1);

/** Stances that the ranking «bridging» asks: a post has to please the one it pleases less. */
const BRIDGED_STANCES = [-0.6, 0.6] as const;
const BRIDGING_AROUSAL_COST = 0.2;

export interface RankingChoice {
  readonly ranking: Ranking;
  readonly wish: FeedWish;
  readonly weights?: OpeningWeights | undefined;
}

function scoreOf(
  post: FeedPost,
  profile: FeedProfile,
  { ranking, wish, weights = modelWeights }: RankingChoice,
): number {
  switch (ranking) {
    case 'newest':
      return post.time;
    case 'wish':
      return wish.topicWeights[post.topic] ?? 0;
    case 'bridging': {
      const chances = BRIDGED_STANCES.map((stance) => openingChance(post, stance, { ...weights, arousal: 0 }));
      return Math.min(...chances) - BRIDGING_AROUSAL_COST * post.arousal;
    }
    case 'clicks':
    case 'topic-mix':
      // The logit orders like the chance itself.
      return (
        weights.base +
        weights.arousal * post.arousal +
        weights.topic * (profileTopicShare(profile, post.topic) - 1 / TOPIC_COUNT) -
        weights.distance * Math.abs(post.stance - profileStance(profile))
      );
  }
}

const isOtherView = (post: FeedPost, stance: number): boolean => post.stance * stance < 0;

/** The posts a ranking shows of the candidates, first one first. Ties: newer first, then by id. */
export function rankPosts(candidates: readonly FeedPost[], profile: FeedProfile, choice: RankingChoice): FeedPost[] {
  const scored = candidates.map((post) => ({ post, score: scoreOf(post, profile, choice) }));
  const ordered = scored.sort((a, b) => b.score - a.score || newerFirst(a.post, b.post)).map(({ post }) => post);
  if (choice.ranking === 'topic-mix') {
    const firstOfTopic = ordered.filter(
      (post, place) => ordered.findIndex(({ topic }) => topic === post.topic) === place,
    );
    // Too few topics among the candidates: the next best fill the places left.
    return [...new Set([...firstOfTopic.slice(0, SHOWN_PER_ROUND), ...ordered])].slice(0, SHOWN_PER_ROUND);
  }
  if (choice.ranking === 'wish') {
    const { otherViewsShare, stance } = choice.wish;
    const kept = ordered
      .filter((post) => isOtherView(post, stance))
      .slice(0, Math.round(otherViewsShare * SHOWN_PER_ROUND));
    const chosen = new Set([...kept, ...ordered].slice(0, kept.length));
    for (const post of ordered) if (chosen.size < SHOWN_PER_ROUND) chosen.add(post);
    return ordered.filter((post) => chosen.has(post));
  }
  return ordered.slice(0, SHOWN_PER_ROUND);
}

/** The next round with what was opened of what it showed. Pure. */
export function closeRound(state: FeedState, shown: readonly FeedPost[], opened: readonly FeedPost[]): FeedState {
  const { openedCount, stanceSum, openedByTopic } = state.profile;
  return {
    ...state,
    round: state.round + 1,
    shown: [...state.shown, ...shown],
    profile: {
      openedCount: openedCount + opened.length,
      stanceSum: opened.reduce((sum, { stance }) => sum + stance, stanceSum),
      openedByTopic: openedByTopic.map((count, topic) => count + opened.filter((post) => post.topic === topic).length),
    },
  };
}

export interface Replay {
  readonly posts: readonly FeedPost[];
  readonly seed: number;
  readonly choice: RankingChoice;
  /** Stance of the simulated reader who opens. */
  readonly readerStance: number;
}

/** One round with the simulated reader. */
export function stepReplay({ posts, seed, choice, readerStance }: Replay, state: FeedState): FeedState {
  const shown = rankPosts(candidatesOfRound(posts, seed, state.round), state.profile, choice);
  const random = new SeededRandom(state.random);
  const opened = shown.filter((post) => random.next() < openingChance(post, readerStance));
  return { ...closeRound(state, shown, opened), random: random.state };
}

/** Three gauges of what was shown, each in [0, 1]; null where nothing was shown, or there is no own view to differ from. */
export interface FeedGauges {
  /** Entropy of the topics over its maximum, ln 6. */
  readonly topicSpread: number;
  /** Share of posts on the other side of one's own stance. */
  readonly otherViews: number | null;
  /** Mean arousal. */
  readonly arousal: number;
}

export function feedGauges(shown: readonly FeedPost[], stance: number): FeedGauges | null {
  if (shown.length === 0) return null;
  let entropy = 0;
  for (let topic = 0; topic < TOPIC_COUNT; topic++) {
    const share = shown.filter((post) => post.topic === topic).length / shown.length;
    if (share > 0) entropy -= share * Math.log(share);
  }
  return {
    topicSpread: Math.min(1, entropy / Math.log(TOPIC_COUNT)),
    otherViews: stance === 0 ? null : shown.filter((post) => isOtherView(post, stance)).length / shown.length,
    arousal: shown.reduce((sum, { arousal }) => sum + arousal, 0) / shown.length,
  };
}
