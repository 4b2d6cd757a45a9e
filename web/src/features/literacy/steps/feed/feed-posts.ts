import type { FeedPost } from '@werkstadt/shared/literacy/models/feed';
import { type Posts, postsSchema } from '@werkstadt/shared/literacy/package/data/posts';

export type ModulePost = Posts['posts'][number];

/** `posts.json` of the module; throws where it is no such file: the package was checked before. */
export const readPosts = (data: (name: string) => unknown): Posts => postsSchema.parse(data('posts'));

/** Words of the posts that the model shows, in its order. */
export const wordsOf = (posts: Posts, shown: readonly FeedPost[]): ModulePost[] => {
  const byId = new Map(posts.posts.map((post) => [post.id, post]));
  return shown.flatMap(({ id }) => byId.get(id) ?? []);
};
