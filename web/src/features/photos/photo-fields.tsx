import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import type { PhotosAction } from '@werkstadt/shared/photo/change-photos';
import {
  type NamedPhoto,
  PHOTO_ALT_MAX_LENGTH,
  PHOTO_CONSENT_VERSION,
  type Photo,
} from '@werkstadt/shared/photo/photo';
import { useEffect, useId, useRef, useState } from 'react';
import { FreeStorage } from '~/features/free-storage/index.ts';
import { forgetPhoto, keepPhoto, type PreparedPhoto, readPhoto } from '~/platform/data/index.ts';
import { errorText } from '~/platform/i18n/error-text.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { announce, Button, FileButton, Notice, TextField } from '~/ui/index.ts';
import { BlurDialog } from './blur-dialog.tsx';
import { PhotoPicture } from './photo-picture.tsx';
import { preparePhoto } from './prepare-photo.ts';
import './photos.scss';

export interface PhotoFieldsProps {
  readonly photos: readonly NamedPhoto[];
  readonly most: number;
  /** Photos of these that the city has already. */
  readonly received?: readonly Photo[];
  /** The draft they belong to; null for a comment, which has none. */
  readonly draftId: string | null;
  readonly act: (action: PhotosAction) => void;
  /** A file of which a photo was made, as its camera wrote it. */
  readonly onTaken?: ((file: File) => void) | undefined;
}

/** Formats that every browser reads; phones turn their own into one of them when they are asked so. */
const ACCEPTED = 'image/jpeg,image/png,image/webp';

/** Takes photos or chooses them, covers faces and plates in them, says what is to be seen. Works without a network. */
export function PhotoFields({ photos, most, received = [], draftId, act, onTaken }: PhotoFieldsProps) {
  useLocale();
  const headingId = useId();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const [blurring, setBlurring] = useState<{ readonly sha256: string; readonly source: Blob } | null>(null);
  const [removed, setRemoved] = useState<{ readonly photo: NamedPhoto; readonly at: number } | null>(null);
  const room = most - photos.length;

  /** What is left on the device of a photo that is taken out goes when nobody can bring it back any more. */
  const unnamed = useRef<string | null>(null);
  const letGo = async (next: string | null) => {
    const before = unnamed.current;
    unnamed.current = next;
    if (before !== null && before !== next) await forgetPhoto(before, draftId);
  };
  const leave = useRef(letGo);
  leave.current = letGo;
  useEffect(() => () => void leave.current(null), []);

  const startBlurring = async (sha256: string) => {
    const source = await readPhoto(sha256);
    if (source) setBlurring({ sha256, source });
    else setProblem(m.photos_not_here());
  };

  const take = async (files: readonly File[]) => {
    setBusy(true);
    setProblem(null);
    setRefusal(null);
    let last: string | null = null;
    let kept = 0;
    for (const file of files.slice(0, room)) {
      const prepared = await preparePhoto(file);
      if (!prepared) {
        setProblem(m.photos_unreadable());
        continue;
      }
      const result = await keepPhoto(prepared);
      if (!result.ok) {
        setProblem(errorText(result.code));
        setRefusal(result.code);
        break;
      }
      act({ type: 'add-photo', photo: { sha256: result.value, alt: '', consent: PHOTO_CONSENT_VERSION } });
      onTaken?.(file);
      last = result.value;
      kept += 1;
    }
    if (files.length > room) setProblem(m.photos_too_many({ count: most }));
    setBusy(false);
    if (kept > 0) announce(m.photos_added({ count: kept }));
    // One photo is looked at right away; of several each has its button.
    if (kept === 1 && last !== null) await startBlurring(last);
  };

  const replace = async (before: string, photo: PreparedPhoto) => {
    const result = await keepPhoto(photo);
    if (!result.ok) {
      setProblem(errorText(result.code));
      setRefusal(result.code);
      setBlurring(null);
      return;
    }
    act({ type: 'replace-photo', sha256: before, by: result.value });
    setBlurring(null);
    announce(m.photos_blur_kept());
    // The face must not stay on the device under the covered one.
    await forgetPhoto(before, draftId);
  };

  const remove = async (photo: NamedPhoto, at: number) => {
    act({ type: 'remove-photo', sha256: photo.sha256 });
    setRemoved({ photo, at });
    await letGo(photo.sha256);
  };

  const bringBack = () => {
    if (removed) act({ type: 'add-photo', ...removed });
    setRemoved(null);
    announce(m.photos_brought_back());
  };

  return (
    <section className="photo-fields" aria-labelledby={headingId}>
      <h3 className="heading-3" id={headingId}>
        {most === 1 ? m.photos_title_one() : m.photos_title()} <span className="muted">{m.photos_optional()}</span>
      </h3>
      <p className="muted">{m.photos_consent()}</p>
      {photos.length > 0 && (
        <ol className="photo-fields__list">
          {photos.map((photo, index) => (
            <PhotoCard
              key={photo.sha256}
              photo={photo}
              received={received.find(({ sha256 }) => sha256 === photo.sha256)}
              number={index + 1}
              count={photos.length}
              act={act}
              onBlur={() => startBlurring(photo.sha256)}
              onRemove={() => remove(photo, index)}
            />
          ))}
        </ol>
      )}
      {removed && room > 0 && (
        <Notice
          tone="info"
          live
          actions={
            <Button size="small" icon="undo" onClick={bringBack}>
              {m.photos_bring_back()}
            </Button>
          }
        >
          {m.photos_removed()}
        </Notice>
      )}
      {problem && (
        <Notice tone="error" live>
          <p>{problem}</p>
          <FreeStorage refusal={refusal} />
        </Notice>
      )}
      {room > 0 ? (
        <div className="button-row">
          <FileButton accept={ACCEPTED} icon="camera" label={m.photos_take()} capture busy={busy} onFiles={take} />
          <FileButton
            accept={ACCEPTED}
            icon="image"
            label={m.photos_choose()}
            multiple={most > 1}
            busy={busy}
            onFiles={take}
          />
        </div>
      ) : (
        <p className="muted">{m.photos_full({ count: most })}</p>
      )}
      {busy && (
        <p className="muted" role="status">
          {m.photos_preparing()}
        </p>
      )}
      {blurring && (
        <BlurDialog
          source={blurring.source}
          onDone={(photo) => replace(blurring.sha256, photo)}
          onClose={() => setBlurring(null)}
        />
      )}
    </section>
  );
}

interface PhotoCardProps {
  readonly photo: NamedPhoto;
  readonly received: Photo | undefined;
  readonly number: number;
  readonly count: number;
  readonly act: PhotoFieldsProps['act'];
  readonly onBlur: () => void;
  readonly onRemove: () => void;
}

function PhotoCard({ photo, received, number, count, act, onBlur, onRemove }: PhotoCardProps) {
  const { sha256, alt } = photo;
  const shown: Photo = received ?? { sha256, alt, state: 'expected', media: null };
  const name = m.photos_number({ number, count });
  return (
    <li className="photo-card">
      <PhotoPicture photo={{ ...shown, alt: alt || name }} size="small" mine />
      <div className="photo-card__words">
        {received ? (
          <p className="citizen-text">{alt || m.photos_without_words()}</p>
        ) : (
          <TextField
            label={m.photos_alt_label({ number })}
            hint={m.photos_alt_hint()}
            value={alt}
            maxLength={PHOTO_ALT_MAX_LENGTH}
            autoComplete="off"
            onChange={(words) => act({ type: 'set-photo-alt', sha256, alt: words })}
          />
        )}
        <div className="button-row">
          {!received && (
            <Button size="small" onClick={onBlur}>
              {m.photos_blur({ number })}
            </Button>
          )}
          {number > 1 && (
            <Button size="small" icon="chevron-up" onClick={() => act({ type: 'move-photo', sha256, by: -1 })}>
              {m.photos_forward({ number })}
            </Button>
          )}
          {number < count && (
            <Button size="small" icon="chevron-down" onClick={() => act({ type: 'move-photo', sha256, by: 1 })}>
              {m.photos_backward({ number })}
            </Button>
          )}
          <Button size="small" icon="trash" onClick={onRemove}>
            {m.photos_remove({ number })}
          </Button>
        </div>
      </div>
    </li>
  );
}
