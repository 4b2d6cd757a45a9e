import {
  candidatesOfRound,
  closeRound,
  type FeedState,
  type FeedWish,
  rankPosts,
  startFeed,
} from '@werkstadt/shared/literacy/models/feed';
import type { Posts } from '@werkstadt/shared/literacy/package/data/posts';
import type { StepParams } from '@werkstadt/shared/literacy/package/step';
import { useRef, useState } from 'react';
import * as z from 'zod/mini';
import { formatNumber } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { announce, Button, ProgressBar } from '~/ui/index.ts';
import type { StepProps } from '../../step-props.ts';
import { wordsOf } from './feed-posts.ts';
import { PostList } from './post-list.tsx';
import { ProfileView } from './profile-view.tsx';

type SwipeParams = Extract<StepParams<'feed-sim'>, { part: 'swipe' }>;

/** After so many rounds there is something to see; one may go on. */
const ROUNDS_ENOUGH = 5;
const noWish: FeedWish = { topicWeights: [], otherViewsShare: 0, stance: 0 };

/** Ids of the posts opened, round by round. */
const savedSchema = z.object({ rounds: z.array(z.array(z.string())).check(z.maxLength(40)) });

export interface SwipeResult {
  readonly rounds: number;
  readonly openedCount: number;
}

const shownIn = (posts: Posts['posts'], seed: number, state: FeedState) =>
  rankPosts(candidatesOfRound(posts, seed, state.round), state.profile, { ranking: 'newest', wish: noWish });

/** The first pass: newest first, the person opens what they like. */
export function Swipe(props: StepProps<SwipeParams, SwipeResult> & { readonly posts: Posts }) {
  const { params, plain, text, posts, seed, saved, onSave, onDone } = props;
  const parsed = savedSchema.safeParse(saved);
  const [rounds, setRounds] = useState<readonly (readonly string[])[]>(parsed.success ? parsed.data.rounds : []);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const list = useRef<HTMLHeadingElement>(null);
  let state = startFeed(seed);
  for (const ids of rounds) {
    const shown = shownIn(posts.posts, seed, state);
    state = closeRound(
      state,
      shown,
      shown.filter(({ id }) => ids.includes(id)),
    );
  }
  const over = state.round >= params.rounds;
  const shown = wordsOf(posts, shownIn(posts.posts, seed, state));
  const topicName = (topic: number) => plain(posts.topics[topic] ?? '');
  const nextRound = () => {
    const next = [...rounds, [...opened]];
    setRounds(next);
    setOpened(new Set());
    onSave({ rounds: next });
    const openedCount = state.profile.openedCount + opened.size;
    if (next.length >= Math.min(ROUNDS_ENOUGH, params.rounds)) onDone({ rounds: next.length, openedCount });
    announce(m.sim_feed_round_now({ round: Math.min(next.length + 1, params.rounds), count: params.rounds }));
    list.current?.focus();
    list.current?.scrollIntoView({ block: 'start' });
  };
  const toggle = (id: string) => {
    const next = new Set(opened);
    if (!next.delete(id)) next.add(id);
    setOpened(next);
  };
  const enough = state.round >= Math.min(ROUNDS_ENOUGH, params.rounds);
  return (
    <div className="stack">
      {text(params.task)}
      <h3 className="heading-3 sim-anchor" ref={list} tabIndex={-1}>
        {over ? m.sim_feed_over() : m.sim_feed_round_now({ round: state.round + 1, count: params.rounds })}
      </h3>
      <ProgressBar
        label={m.sim_feed_rounds()}
        value={state.round}
        max={params.rounds}
        text={m.sim_feed_opened_count({ count: formatNumber(state.profile.openedCount + opened.size) })}
      />
      {!over && (
        <>
          <PostList posts={shown} plain={plain} topicName={topicName} opening={{ opened, toggle }} />
          <Button block icon="arrow-right" onClick={nextRound}>
            {opened.size === 0 ? m.sim_feed_skip_all() : m.sim_feed_next_round()}
          </Button>
        </>
      )}
      {enough && (
        <>
          <ProfileView
            profile={state.profile}
            topicName={topicName}
            ends={[plain(posts.ends[0]), plain(posts.ends[1])]}
          />
          {text(params.end)}
        </>
      )}
    </div>
  );
}
