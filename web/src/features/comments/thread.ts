import type { Comment } from '@werkstadt/shared/comment/comment';

export interface Thread<T> {
  readonly comment: T;
  /** Oldest first. */
  readonly replies: readonly T[];
}

/**
 * Comments as they are read (rule UI15): the newest thread first, its replies below it in the order they came. A deleted
 * comment keeps its place while somebody answered it. A reply whose comment is not here stands alone: nothing is hidden.
 * `comments`: oldest first.
 */
export function threadsOf<T extends Pick<Comment, 'id' | 'parentId' | 'deleted'>>(comments: readonly T[]): Thread<T>[] {
  const ids = new Set(comments.map(({ id }) => id));
  const repliesByParent = new Map<string, T[]>();
  const tops: T[] = [];
  for (const comment of comments) {
    if (comment.parentId === null || !ids.has(comment.parentId)) tops.push(comment);
    else if (!comment.deleted) {
      repliesByParent.set(comment.parentId, [...(repliesByParent.get(comment.parentId) ?? []), comment]);
    }
  }
  return tops
    .map((comment) => ({ comment, replies: repliesByParent.get(comment.id) ?? [] }))
    .filter(({ comment, replies }) => !comment.deleted || replies.length > 0)
    .reverse();
}
