import {
  type FeedProfile,
  profileStance,
  profileTopicShare,
  TOPIC_COUNT,
} from '@werkstadt/shared/literacy/models/feed';
import { formatNumber } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { Meter } from '~/ui/charts/meter.tsx';

export interface ProfileViewProps {
  readonly profile: FeedProfile;
  readonly topicName: (topic: number) => string;
  /** Names of the stances −1 and 1. */
  readonly ends: readonly [string, string];
}

const percent = (share: number): string => m.sim_percent({ value: formatNumber(Math.round(share * 100)) });

/** What a feed makes of a reader from nothing but what was opened. */
export function ProfileView({ profile, topicName, ends }: ProfileViewProps) {
  const stance = profileStance(profile);
  const towards = Math.round(Math.abs(stance) * 100);
  const topics = Array.from({ length: TOPIC_COUNT }, (_, topic) => ({
    topic,
    share: profileTopicShare(profile, topic),
  }));
  return (
    <div className="stack stack--tight">
      <h3 className="heading-3">{m.sim_feed_profile()}</h3>
      <p className="small muted">{m.sim_feed_profile_hint({ count: formatNumber(profile.openedCount) })}</p>
      {topics
        .sort((a, b) => b.share - a.share)
        .map(({ topic, share }) => (
          <Meter key={topic} label={topicName(topic)} value={share} max={1} text={percent(share)} />
        ))}
      <p>
        {towards < 5
          ? m.sim_feed_profile_middle()
          : m.sim_feed_profile_stance({ end: ends[stance < 0 ? 0 : 1], value: formatNumber(towards) })}
      </p>
    </div>
  );
}
