import { m } from '~/platform/i18n/index.ts';
import { Button } from '~/ui/index.ts';
import type { ModulePost } from './feed-posts.ts';

export interface PostListProps {
  readonly posts: readonly ModulePost[];
  readonly plain: (key: string) => string;
  readonly topicName: (topic: number) => string;
  /** Which ones were opened, and what opening does; without it the posts are only shown. */
  readonly opening?: { readonly opened: ReadonlySet<string>; readonly toggle: (id: string) => void } | undefined;
}

/** Posts as an ordered list, as a feed shows them. */
export function PostList({ posts, plain, topicName, opening }: PostListProps) {
  return (
    <ol className="feed-posts">
      {posts.map((post) => {
        const opened = opening?.opened.has(post.id) ?? false;
        return (
          <li key={post.id} className={opened ? 'feed-post feed-post--opened' : 'feed-post'}>
            <p className="feed-post__head">
              <strong>{plain(post.author)}</strong>
              <span>{topicName(post.topic)}</span>
            </p>
            <p>{plain(post.text)}</p>
            {opening && (
              <Button
                size="small"
                icon={opened ? 'check' : 'eye'}
                aria-pressed={opened}
                onClick={() => opening.toggle(post.id)}
              >
                {opened ? m.sim_feed_opened() : m.sim_feed_open()}
              </Button>
            )}
          </li>
        );
      })}
    </ol>
  );
}
