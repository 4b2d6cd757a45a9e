import {
  type FeedState,
  type FeedWish,
  feedGauges,
  type Ranking,
  rankings,
  SHOWN_PER_ROUND,
  startFeed,
  stepReplay,
  TOPIC_COUNT,
} from '@werkstadt/shared/literacy/models/feed';
import type { Posts } from '@werkstadt/shared/literacy/package/data/posts';
import type { StepParams } from '@werkstadt/shared/literacy/package/step';
import { useMemo, useState } from 'react';
import * as z from 'zod/mini';
import { formatNumber } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { DataTable } from '~/ui/charts/data-table.tsx';
import { Meter } from '~/ui/charts/meter.tsx';
import { announce, ChoiceGroup, FilterChip, RangeField } from '~/ui/index.ts';
import type { StepProps } from '../../step-props.ts';
import { ModelNote } from '../model-note.tsx';
import { PlaybackBar } from '../playback-bar.tsx';
import { usePlayback } from '../use-playback.ts';
import { FeedPicture } from './feed-picture.tsx';
import { wordsOf } from './feed-posts.ts';
import { PostList } from './post-list.tsx';

type ReplayParams = Extract<StepParams<'feed-sim'>, { part: 'replay' }>;

const choiceSchema = z.object({
  ranking: z.enum(rankings),
  stance: z.number().check(z.minimum(-1), z.maximum(1)),
  topics: z.array(z.int().check(z.minimum(0), z.maximum(TOPIC_COUNT - 1))),
  otherViewsShare: z.number().check(z.minimum(0), z.maximum(1)),
});
type ReplayChoice = z.infer<typeof choiceSchema>;
const savedSchema = z.object({ choice: choiceSchema, tried: z.array(choiceSchema).check(z.maxLength(40)) });
type Saved = z.infer<typeof savedSchema>;

export interface ReplayResult {
  readonly tried: readonly Ranking[];
}

/** Rankings to compare before the task is fulfilled. */
const RANKINGS_ENOUGH = 2;

/** What a choice is told apart by: the wish counts only where it ranks. */
const keyOf = ({ ranking, stance, topics, otherViewsShare }: ReplayChoice): string =>
  JSON.stringify(ranking === 'wish' ? [ranking, stance, [...topics].sort(), otherViewsShare] : [ranking, stance]);

const percent = (share: number | null): string =>
  share === null ? '–' : m.sim_percent({ value: formatNumber(Math.round(share * 100)) });

const rankingWord: Record<Ranking, () => string> = {
  newest: m.sim_feed_newest,
  clicks: m.sim_feed_clicks,
  wish: m.sim_feed_wish,
  bridging: m.sim_feed_bridging,
  'topic-mix': m.sim_feed_topic_mix,
};
const rankingHint: Record<Ranking, () => string> = {
  newest: m.sim_feed_newest_hint,
  clicks: m.sim_feed_clicks_hint,
  wish: m.sim_feed_wish_hint,
  bridging: m.sim_feed_bridging_hint,
  'topic-mix': m.sim_feed_topic_mix_hint,
};

const wishOf = ({ topics, otherViewsShare, stance }: ReplayChoice): FeedWish => ({
  topicWeights: Array.from({ length: TOPIC_COUNT }, (_, topic) => (topics.includes(topic) ? 1 : 0)),
  otherViewsShare,
  stance,
});

function statesOf(posts: Posts['posts'], seed: number, rounds: number, choice: ReplayChoice): FeedState[] {
  const replay = {
    posts,
    seed,
    choice: { ranking: choice.ranking, wish: wishOf(choice) },
    readerStance: choice.stance,
  };
  let state = startFeed(seed);
  const states = [state];
  while (state.round < rounds) {
    state = stepReplay(replay, state);
    states.push(state);
  }
  return states;
}

type ReplayProps = StepProps<ReplayParams, ReplayResult> & { readonly posts: Posts };

/** The same rounds under another ranking; a simulated reader opens. */
export function Replay(props: ReplayProps) {
  const { params, plain, text, posts, seed, saved, onSave, onDone } = props;
  const parsed = savedSchema.safeParse(saved);
  const [state, setState] = useState<Saved>(
    parsed.success
      ? parsed.data
      : {
          choice: {
            ranking: params.rankings[0] ?? 'newest',
            stance: params.readerStance,
            topics: [0, 1],
            otherViewsShare: 0.4,
          },
          tried: [],
        },
  );
  const { choice, tried } = state;
  const change = (next: Saved) => {
    setState(next);
    onSave(next);
  };
  const choose = (part: Partial<ReplayChoice>) => change({ choice: { ...choice, ...part }, tried });
  const seen = tried.some((each) => keyOf(each) === keyOf(choice));
  const finish = () => {
    const all = seen ? tried : [...tried, choice];
    if (!seen) change({ choice, tried: all });
    const distinct = [...new Set(all.map(({ ranking }) => ranking))];
    if (distinct.length >= RANKINGS_ENOUGH) onDone({ tried: distinct });
  };
  const ends = [plain(posts.ends[0]), plain(posts.ends[1])] as const;
  const results = useMemo(
    () =>
      tried.map((each) => {
        const shown = statesOf(posts.posts, seed, params.rounds, each).at(-1)?.shown ?? [];
        return { each, gauges: feedGauges(shown, each.stance) };
      }),
    [tried, posts, seed, params.rounds],
  );
  return (
    <div className="stack">
      {text(params.task)}
      <ModelNote>{m.sim_feed_model()}</ModelNote>
      <ChoiceGroup
        label={m.sim_feed_ranking()}
        value={choice.ranking}
        onChange={(ranking) => choose({ ranking })}
        options={params.rankings.map((ranking) => ({
          value: ranking,
          label: rankingWord[ranking](),
          hint: rankingHint[ranking](),
        }))}
      />
      {choice.ranking === 'wish' && (
        <div className="stack">
          <fieldset className="learn-suggestions">
            <legend>{m.sim_feed_wish_topics()}</legend>
            {posts.topics.map((key, topic) => (
              <FilterChip
                key={key}
                pressed={choice.topics.includes(topic)}
                onClick={() =>
                  choose({
                    topics: choice.topics.includes(topic)
                      ? choice.topics.filter((each) => each !== topic)
                      : [...choice.topics, topic],
                  })
                }
              >
                {plain(key)}
              </FilterChip>
            ))}
          </fieldset>
          <RangeField
            label={m.sim_feed_wish_others()}
            value={Math.round(choice.otherViewsShare * SHOWN_PER_ROUND)}
            onChange={(places) => choose({ otherViewsShare: Math.round(places) / SHOWN_PER_ROUND })}
            min={0}
            max={SHOWN_PER_ROUND}
            step={1}
          />
        </div>
      )}
      <RangeField
        label={m.sim_feed_stance()}
        hint={m.sim_feed_stance_hint({ question: plain(posts.question), low: ends[0], high: ends[1] })}
        value={Math.round(choice.stance * 100)}
        onChange={(stance) => choose({ stance: stance / 100 })}
        min={-100}
        max={100}
        step={10}
      />
      <ReplayRun key={keyOf(choice)} {...props} choice={choice} seen={seen} ends={ends} onEnd={finish} />
      {results.length > 0 && (
        <DataTable
          caption={m.sim_feed_results()}
          columns={[
            m.sim_feed_ranking_head(),
            m.sim_feed_spread_short(),
            m.sim_feed_others_short(),
            m.sim_feed_arousal(),
          ]}
          rows={results.map(({ each, gauges }) => ({
            id: keyOf(each),
            marked: keyOf(each) === keyOf(choice),
            cells: [
              rankingWord[each.ranking](),
              percent(gauges?.topicSpread ?? null),
              percent(gauges?.otherViews ?? null),
              percent(gauges?.arousal ?? null),
            ],
          }))}
        />
      )}
      {new Set(tried.map(({ ranking }) => ranking)).size >= RANKINGS_ENOUGH ? (
        text(params.end)
      ) : (
        <p className="small muted">{m.sim_feed_try_two()}</p>
      )}
    </div>
  );
}

interface ReplayRunProps extends ReplayProps {
  readonly choice: ReplayChoice;
  readonly seen: boolean;
  readonly ends: readonly [string, string];
  readonly onEnd: () => void;
}

function ReplayRun({ params, plain, posts, seed, view, choice, seen, ends, onEnd }: ReplayRunProps) {
  const states = useMemo(
    () => statesOf(posts.posts, seed, params.rounds, choice),
    [posts, seed, params.rounds, choice],
  );
  const last = states.length - 1;
  const final = feedGauges(states[last]?.shown ?? [], choice.stance);
  const playback = usePlayback(
    last,
    () => {
      announce(
        m.sim_feed_result({
          ranking: rankingWord[choice.ranking](),
          spread: percent(final?.topicSpread ?? null),
          others: percent(final?.otherViews ?? null),
          arousal: percent(final?.arousal ?? null),
        }),
      );
      onEnd();
    },
    seen ? last : 0,
  );
  const shown = states[playback.at]?.shown ?? [];
  const gauges = feedGauges(shown, choice.stance);
  const topicName = (topic: number) => plain(posts.topics[topic] ?? '');
  return (
    <div className="stack">
      <PlaybackBar playback={playback} startLabel={m.sim_feed_start()} />
      {view === 'picture' && (
        <div className="sim-stage">
          <FeedPicture
            shown={shown}
            rounds={params.rounds}
            stance={choice.stance}
            ends={ends}
            summary={m.sim_feed_picture({ round: playback.at, others: percent(gauges?.otherViews ?? null) })}
          />
          <p className="small muted">{m.sim_feed_picture_key()}</p>
        </div>
      )}
      <div className="stack stack--tight">
        <p className="small muted">{m.sim_feed_round_now({ round: playback.at, count: last })}</p>
        <Meter
          label={m.sim_feed_spread()}
          value={gauges?.topicSpread ?? 0}
          max={1}
          text={percent(gauges?.topicSpread ?? null)}
        />
        <Meter
          label={m.sim_feed_others()}
          value={gauges?.otherViews ?? 0}
          max={1}
          text={percent(gauges?.otherViews ?? null)}
        />
        <Meter
          label={m.sim_feed_arousal()}
          value={gauges?.arousal ?? 0}
          max={1}
          text={percent(gauges?.arousal ?? null)}
        />
      </div>
      {playback.at > 0 && (
        <details className="data-table-fold">
          <summary>{m.sim_feed_shown_last()}</summary>
          <PostList posts={wordsOf(posts, shown.slice(-SHOWN_PER_ROUND))} plain={plain} topicName={topicName} />
        </details>
      )}
    </div>
  );
}
