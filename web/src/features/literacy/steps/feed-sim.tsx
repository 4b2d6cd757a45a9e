import './simulation.scss';
import './feed/feed.scss';
import type { StepParams } from '@werkstadt/shared/literacy/package/step';
import { useMemo } from 'react';
import { useLocale } from '~/platform/i18n/index.ts';
import type { StepProps } from '../step-props.ts';
import { readPosts } from './feed/feed-posts.ts';
import { Replay, type ReplayResult } from './feed/replay.tsx';
import { type RuleResult, RuleTask } from './feed/rule-task.tsx';
import { Swipe, type SwipeResult } from './feed/swipe.tsx';

type FeedParams = StepParams<'feed-sim'>;
type FeedProps = StepProps<FeedParams, SwipeResult | ReplayResult | RuleResult>;

function WithPosts({ params, ...props }: FeedProps) {
  const { data } = props;
  const posts = useMemo(() => readPosts(data), [data]);
  if (params.part === 'swipe') return <Swipe {...props} params={params} posts={posts} />;
  if (params.part === 'replay') return <Replay {...props} params={params} posts={posts} />;
  return null;
}

/** M1: read a feed, rank it anew, and find a rule. */
export default function FeedSim({ params, ...props }: FeedProps) {
  useLocale();
  if (params.part === 'rule-task') return <RuleTask {...props} params={params} />;
  return <WithPosts {...props} params={params} />;
}
