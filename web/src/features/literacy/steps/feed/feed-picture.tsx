import { type FeedPost, SHOWN_PER_ROUND } from '@werkstadt/shared/literacy/models/feed';

const WIDTH = 320;
const HEIGHT = 170;
const MARGIN = 10;

export interface FeedPictureProps {
  readonly shown: readonly FeedPost[];
  readonly rounds: number;
  readonly stance: number;
  /** Names of the stances −1 and 1. */
  readonly ends: readonly [string, string];
  readonly summary: string;
}

const heightOf = (stance: number): number => MARGIN + ((1 - stance) / 2) * (HEIGHT - 2 * MARGIN);

/** Every post shown: from left to right by round, up and down by stance, larger the more it stirs up. */
export function FeedPicture({ shown, rounds, stance, ends, summary }: FeedPictureProps) {
  const column = (WIDTH - 2 * MARGIN) / rounds;
  return (
    <div className="feed-picture">
      <p aria-hidden="true">{ends[1]}</p>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={summary}>
        <line className="feed-picture__middle" x1={0} x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} />
        <line className="feed-picture__own" x1={0} x2={WIDTH} y1={heightOf(stance)} y2={heightOf(stance)} />
        {shown.map((post, place) => (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: a post may be shown again in a later round
            key={place}
            className={post.stance * stance < 0 ? 'feed-picture__other' : 'feed-picture__same'}
            cx={MARGIN + (Math.floor(place / SHOWN_PER_ROUND) + 0.5) * column}
            cy={heightOf(post.stance)}
            r={2 + 5 * post.arousal}
          />
        ))}
      </svg>
      <p aria-hidden="true">{ends[0]}</p>
    </div>
  );
}
