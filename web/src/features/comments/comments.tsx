import type { NamedPhoto } from '@werkstadt/shared/photo/photo';
import { useCallback, useState } from 'react';
import {
  type CommentView,
  getSettings,
  mutate,
  type ProposalView,
  useCity,
  useComments,
} from '~/platform/data/index.ts';
import { currentLocale, htmlLanguage, m, useLocale } from '~/platform/i18n/index.ts';
import { createId } from '~/platform/ids.ts';
import { Button, Section } from '~/ui/index.ts';
import { AuthorNameField } from './author-name-field.tsx';
import { CommentForm } from './comment-form.tsx';
import { CommentItem } from './comment-item.tsx';
import { type Thread, threadsOf } from './thread.ts';
import './comments.scss';

/** More come with one press each, so that 200 comments do not make a phone's page heavy. */
const THREADS_A_TIME = 20;

type Proposal = Pick<ProposalView, 'id' | 'projectId' | 'commentCount'>;

function addComment({ id, projectId }: Proposal, parentId: string | null, body: string, photos: readonly NamedPhoto[]) {
  return mutate('comment.add', {
    id: createId(),
    projectId,
    proposalId: id,
    parentId,
    body,
    lang: htmlLanguage(currentLocale()),
    authorName: getSettings().authorName,
    ...(photos.length > 0 ? { photos: photos.map((photo) => ({ ...photo, alt: photo.alt.trim() })) } : {}),
  });
}

interface ThreadItemProps {
  readonly thread: Thread<CommentView>;
  readonly proposal: Proposal;
  readonly citySlug: string;
  readonly open: boolean;
}

function ThreadItem({ thread: { comment, replies }, proposal, citySlug, open }: ThreadItemProps) {
  const [replying, setReplying] = useState(false);
  const reply = useCallback(() => setReplying(true), []);
  const mayReply = open && comment.parentId === null && !comment.deleted;
  return (
    <li className="thread">
      <CommentItem comment={comment} citySlug={citySlug} open={open} {...(mayReply ? { onReply: reply } : {})} />
      {(replies.length > 0 || replying) && (
        <ul className="thread__replies">
          {replies.map((answer) => (
            <li key={answer.id}>
              <CommentItem comment={answer} citySlug={citySlug} open={open} />
            </li>
          ))}
          {replying && (
            <li>
              <CommentForm
                place={`reply:${comment.id}`}
                label={m.comments_reply_label({ author: comment.authorName ?? m.comments_anonymous() })}
                submitLabel={m.comments_send()}
                withPhoto
                say={(body, photos) => addComment(proposal, comment.id, body, photos)}
                onDone={() => setReplying(false)}
                onCancel={() => setReplying(false)}
                autoFocus
              />
            </li>
          )}
        </ul>
      )}
    </li>
  );
}

export interface CommentsProps {
  readonly proposal: Proposal;
  /** Comments are still taken: the project is open and the proposal not withdrawn. */
  readonly open: boolean;
}

/** All that is said about a proposal, with one level of replies, and a place to say more. Works offline. */
export function Comments({ proposal, open }: CommentsProps) {
  useLocale();
  const { slug } = useCity();
  const comments = useComments(proposal.id);
  const [shown, setShown] = useState(THREADS_A_TIME);
  const [writing, setWriting] = useState(false);
  const threads = threadsOf(comments);
  const count = comments.filter(({ deleted }) => !deleted).length;
  return (
    <Section
      title={m.comments_count({ count })}
      aside={
        open &&
        !writing && (
          <Button variant="quiet" onClick={() => setWriting(true)}>
            {m.comments_write()}
          </Button>
        )
      }
    >
      {!open && <p className="muted">{m.comments_closed()}</p>}
      {open && count === 0 && !writing && <p className="muted">{m.comments_none()}</p>}
      {open && writing && (
        <CommentForm
          place={`add:${proposal.id}`}
          label={m.comments_add_label()}
          submitLabel={m.comments_send()}
          withPhoto
          say={(body, photos) => addComment(proposal, null, body, photos)}
          onDone={() => setWriting(false)}
          onCancel={() => setWriting(false)}
          autoFocus
        >
          <AuthorNameField />
        </CommentForm>
      )}
      {threads.length > 0 && (
        <ul className="threads">
          {threads.slice(0, shown).map((thread) => (
            <ThreadItem key={thread.comment.id} thread={thread} proposal={proposal} citySlug={slug} open={open} />
          ))}
        </ul>
      )}
      {threads.length > shown && (
        <Button block onClick={() => setShown(shown + THREADS_A_TIME)}>
          {m.comments_show_more({ count: threads.length - shown })}
        </Button>
      )}
    </Section>
  );
}
