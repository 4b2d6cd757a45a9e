import { expect, test } from 'vitest';
import { threadsOf } from './thread.ts';

const comment = (id: string, parentId: string | null = null, deleted = false) => ({ id, parentId, deleted });
const shape = (comments: ReturnType<typeof comment>[]) =>
  threadsOf(comments).map((thread) => [thread.comment.id, ...thread.replies.map(({ id }) => id)].join(' '));

test('[UI15] the newest thread comes first, its replies in the order they came', () => {
  const comments = [comment('a'), comment('b'), comment('a1', 'a'), comment('c'), comment('a2', 'a')];
  expect(shape(comments)).toEqual(['c', 'b', 'a a1 a2']);
});

test('[UI15] a deleted comment stays while it has replies, and goes without', () => {
  expect(shape([comment('a', null, true), comment('a1', 'a'), comment('b', null, true)])).toEqual(['a a1']);
  expect(shape([comment('a', null, true), comment('a1', 'a', true)])).toEqual([]);
});

test('[UI15] a reply whose comment is not on this device is shown all the same', () => {
  expect(shape([comment('a'), comment('x1', 'x')])).toEqual(['x1', 'a']);
});

test('[UI15] two hundred comments are all there', () => {
  const comments = Array.from({ length: 200 }, (_, index) =>
    comment(`${index}`, index % 3 === 0 ? null : `${index - (index % 3)}`),
  );
  expect(threadsOf(comments).reduce((sum, { replies }) => sum + 1 + replies.length, 0)).toBe(200);
});
