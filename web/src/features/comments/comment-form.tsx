import { COMMENT_MAX_LENGTH, commentBodySchema } from '@werkstadt/shared/comment/comment';
import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import { MAX_PHOTOS_OF_COMMENT, type NamedPhoto } from '@werkstadt/shared/photo/photo';
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { FreeStorage } from '~/features/free-storage/index.ts';
import { PhotoFields } from '~/features/photos/index.ts';
import type { MutateResult } from '~/platform/data/index.ts';
import { errorText } from '~/platform/i18n/error-text.ts';
import { m } from '~/platform/i18n/index.ts';
import { Button, Notice, TextArea } from '~/ui/index.ts';
import { useTypedPhotos, useTypedText } from './typed-text.ts';

export interface CommentFormProps {
  /** Names the form on this device, so that typed text survives leaving the screen. */
  readonly place: string;
  readonly label: string;
  readonly initial?: string;
  readonly submitLabel: string;
  /** Says the text; typed text stays unless it answers `ok`. */
  readonly say: (body: string, photos: readonly NamedPhoto[]) => Promise<MutateResult>;
  /** A photo may go with it. */
  readonly withPhoto?: boolean;
  readonly onDone: () => void;
  readonly onCancel?: () => void;
  readonly autoFocus?: boolean;
  /** Stands below the text: the name. */
  readonly children?: ReactNode;
}

function problemOf(text: string): string | undefined {
  if (text.trim() === '') return m.comments_body_missing();
  return commentBodySchema.safeParse(text).success
    ? undefined
    : m.comments_body_too_long({ limit: COMMENT_MAX_LENGTH });
}

export function CommentForm(props: CommentFormProps) {
  const {
    place,
    label,
    initial,
    submitLabel,
    say,
    onDone,
    onCancel,
    autoFocus = false,
    withPhoto = false,
    children,
  } = props;
  const id = useId();
  const [text, setText] = useTypedText(place, initial);
  const [photos, changePhotos] = useTypedPhotos(place);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<ErrorCode | null>(null);
  const [busy, setBusy] = useState(false);
  /** State comes a frame late for a double tap. */
  const underWay = useRef(false);
  const problem = tried ? problemOf(text) : undefined;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (underWay.current) return;
    if (problemOf(text)) {
      setTried(true);
      document.getElementById(id)?.focus();
      return;
    }
    underWay.current = true;
    setBusy(true);
    const result = await say(text.trim(), photos);
    underWay.current = false;
    setBusy(false);
    if (!result.ok) return setRefused(result.code);
    setText('');
    changePhotos(null);
    setTried(false);
    setRefused(null);
    onDone();
  };

  return (
    <form className="comment-form" noValidate onSubmit={submit}>
      <TextArea
        id={id}
        label={label}
        rows={3}
        value={text}
        onChange={setText}
        maxLength={COMMENT_MAX_LENGTH}
        error={problem}
        autoFocus={autoFocus}
      />
      {withPhoto && <PhotoFields photos={photos} most={MAX_PHOTOS_OF_COMMENT} draftId={null} act={changePhotos} />}
      {children}
      {refused && (
        <Notice tone="error" live>
          <p>{errorText(refused)}</p>
          <FreeStorage refusal={refused} />
        </Notice>
      )}
      <div className="button-row">
        <Button type="submit" icon="send" busy={busy}>
          {submitLabel}
        </Button>
        {onCancel && (
          <Button variant="quiet" onClick={onCancel}>
            {m.comments_cancel()}
          </Button>
        )}
      </div>
    </form>
  );
}
