import { commentBodySchema } from '@werkstadt/shared/comment/comment';
import { mutate, type OutboxItem } from '~/platform/data/index.ts';
import { m } from '~/platform/i18n/index.ts';
import { createId } from '~/platform/ids.ts';
import { CommentForm } from './comment-form.tsx';

export interface RewriteCommentProps {
  /** An act `comment.add` or `comment.edit` that was not received. */
  readonly item: OutboxItem;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Mends a comment that the city could not accept: the text is there, and what is sent takes the old act's place. */
export function RewriteComment({ item: { mid, name, args }, onDone, onCancel }: RewriteCommentProps) {
  const text = commentBodySchema.safeParse(args.body);
  const say = (body: string) => {
    // A new comment gets an id of its own: the refused one may be known to the city with its old text.
    if (name === 'comment.add') return mutate(name, { ...args, id: createId(), body }, { replaces: mid });
    return mutate('comment.edit', { ...args, body }, { replaces: mid });
  };
  return (
    <CommentForm
      place={`rewrite:${mid}`}
      label={m.comments_rewrite_label()}
      initial={text.success ? text.data : ''}
      submitLabel={m.comments_rewrite_send()}
      say={say}
      onDone={onDone}
      onCancel={onCancel}
      autoFocus
    />
  );
}
