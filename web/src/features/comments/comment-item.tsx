import { memo, useState } from 'react';
import { PhotoGallery } from '~/features/photos/index.ts';
import { type CommentView, mutate } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button, ButtonLink, Dialog, StateSign, showToast, signWord, VisuallyHidden } from '~/ui/index.ts';
import { CommentForm } from './comment-form.tsx';
import { When } from './when.tsx';

export interface CommentItemProps {
  readonly comment: CommentView;
  readonly citySlug: string;
  /** Comments are still taken: the project is open and the proposal not withdrawn. */
  readonly open: boolean;
  /** Missing on replies: there is one level only. */
  readonly onReply?: () => void;
}

/** Where one's own comment is on its way to the city. */
function OnTheWay({ comment, citySlug }: Pick<CommentItemProps, 'comment' | 'citySlug'>) {
  const { local } = comment;
  if (!local || local === 'received') return null;
  return (
    <p className="comment__state">
      <StateSign sign={local} size={20} />
      <span>{signWord(local)}</span>
      {local === 'attention' && (
        <ButtonLink variant="quiet" size="small" to="/$city/me/device" params={{ city: citySlug }}>
          {m.comments_see_why()}
        </ButtonLink>
      )}
    </p>
  );
}

function DeleteDialog({ comment, onClose }: { readonly comment: CommentView; readonly onClose: () => void }) {
  const remove = async () => {
    const { id, projectId } = comment;
    const result = await mutate('comment.delete', { id, projectId });
    onClose();
    showToast({ text: result.ok ? m.comments_deleted_here() : m.comments_delete_failed() });
  };
  return (
    <Dialog
      open
      title={m.comments_delete_title()}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{m.comments_keep()}</Button>
          <Button variant="danger" icon="trash" onClick={remove}>
            {m.comments_delete()}
          </Button>
        </>
      }
    >
      <p>{m.comments_delete_text()}</p>
    </Dialog>
  );
}

/** Drawn anew only where it has changed itself: one more comment does not draw all others again. */
export const CommentItem = memo(function CommentItem({ comment, citySlug, open, onReply }: CommentItemProps) {
  useLocale();
  const [mode, setMode] = useState<'read' | 'edit' | 'delete'>('read');
  const author = comment.authorName ?? m.comments_anonymous();
  if (comment.deleted) return <p className="comment comment--deleted">{m.comments_deleted()}</p>;
  const { id, projectId } = comment;
  const mayChange = comment.mine && comment.local !== 'attention';
  return (
    <article className="comment">
      <header className="comment__head">
        <h3 className="comment__author">
          {author}
          {comment.mine && <span className="comment__mine"> · {m.comments_mine()}</span>}
        </h3>
        <p className="comment__time">
          <When iso={comment.createdAt} />
          {comment.editedAt && ` · ${m.comments_edited()}`}
        </p>
      </header>
      {mode === 'edit' ? (
        <CommentForm
          place={`edit:${id}`}
          label={m.comments_edit_label()}
          initial={comment.body}
          submitLabel={m.comments_save()}
          say={(body) => mutate('comment.edit', { id, projectId, body })}
          onDone={() => setMode('read')}
          onCancel={() => setMode('read')}
          autoFocus
        />
      ) : (
        <p className="citizen-text" lang={comment.lang}>
          {comment.body}
        </p>
      )}
      <PhotoGallery photos={comment.photos} mine={comment.mine} />
      <OnTheWay comment={comment} citySlug={citySlug} />
      {mode !== 'edit' && (onReply || mayChange) && (
        <div className="comment__actions">
          {open && onReply && (
            <Button variant="quiet" size="small" icon="reply" onClick={onReply}>
              {m.comments_reply()} <VisuallyHidden>{m.comments_to_author({ author })}</VisuallyHidden>
            </Button>
          )}
          {mayChange && (
            <Button variant="quiet" size="small" icon="pencil" onClick={() => setMode('edit')}>
              {m.comments_edit()}
            </Button>
          )}
          {mayChange && (
            <Button variant="quiet" size="small" icon="trash" onClick={() => setMode('delete')}>
              {m.comments_delete()}
            </Button>
          )}
        </div>
      )}
      {mode === 'delete' && <DeleteDialog comment={comment} onClose={() => setMode('read')} />}
    </article>
  );
});
