import { useState } from 'react';
import { mutate, readPhoto, useProposal, useWaitingPhotos, type WaitingPhoto } from '~/platform/data/index.ts';
import { errorText } from '~/platform/i18n/error-text.ts';
import { formatBytes } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button, ButtonLink, Dialog, ProgressBar, Section, showToast } from '~/ui/index.ts';
import { PhotoPicture } from './photo-picture.tsx';
import './photos.scss';

/** How far a photo is, in words. */
function HowFar({ photo }: { readonly photo: WaitingPhoto }) {
  const { state, sentBytes, size, code } = photo;
  if (state === 'not-here') return <p>{m.photos_waiting_not_here()}</p>;
  if (state === 'refused') return <p>{errorText(code ?? 'photo-unreadable')}</p>;
  if (size === 0) return <p>{m.photos_waiting()}</p>;
  return (
    <ProgressBar
      label={m.photos_waiting()}
      value={sentBytes}
      max={size}
      text={m.photos_waiting_sending({ sent: formatBytes(sentBytes), size: formatBytes(size) })}
    />
  );
}

/** Takes a photo the city does not take out of its proposal, after one more question. */
function RemovePhoto({ photo }: { readonly photo: WaitingPhoto }) {
  const proposal = useProposal(photo.proposalId);
  const [asking, setAsking] = useState(false);
  if (!proposal) return null;
  const remove = async () => {
    const { id: proposalId, projectId } = proposal;
    const result = await mutate('photo.remove', { proposalId, projectId, sha256: photo.sha256 });
    setAsking(false);
    showToast({ text: result.ok ? m.photos_removed() : errorText(result.code) });
  };
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {m.photos_waiting_remove()}
      </Button>
      {asking && (
        <Dialog
          open
          title={m.photos_waiting_remove_title()}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{m.photos_waiting_keep()}</Button>
              <Button variant="danger" icon="trash" onClick={remove}>
                {m.photos_waiting_remove()}
              </Button>
            </>
          }
        >
          <p>{m.photos_waiting_remove_text()}</p>
        </Dialog>
      )}
    </>
  );
}

export interface WaitingPhotosProps {
  readonly citySlug: string;
  /** Gives a photo to the person as a file; `name` is short and made for a file's name. */
  readonly onSave: (photo: Blob, name: string) => void;
}

/** One's own photos that the city does not have yet, each with how far it is and what can be done; nothing where there are none. */
export function WaitingPhotos({ citySlug, onSave }: WaitingPhotosProps) {
  useLocale();
  const photos = useWaitingPhotos();
  if (photos.length === 0) return null;
  const save = async ({ sha256 }: WaitingPhoto) => {
    const bytes = await readPhoto(sha256);
    if (bytes) onSave(bytes, sha256.slice(0, 8));
    else showToast({ text: m.photos_not_here() });
  };
  return (
    <Section title={m.photos_waiting_title()}>
      <ul className="photo-fields__list">
        {photos.map((photo) => (
          <li
            className={photo.state === 'refused' ? 'photo-card photo-card--attention' : 'photo-card'}
            key={`${photo.entityId}/${photo.sha256}`}
          >
            <PhotoPicture photo={{ ...photo, state: 'expected', media: null }} size="small" mine />
            <div className="photo-card__words">
              <h3 className="heading-3 citizen-text">{m.photos_waiting_of({ title: photo.title })}</h3>
              {photo.alt !== '' && <p className="citizen-text">{photo.alt}</p>}
              <HowFar photo={photo} />
              <div className="button-row">
                <ButtonLink
                  size="small"
                  to="/$city/proposals/$proposalId"
                  params={{ city: citySlug, proposalId: photo.proposalId }}
                >
                  {m.photos_waiting_show()}
                </ButtonLink>
                {photo.state !== 'not-here' && (
                  <Button size="small" onClick={() => save(photo)}>
                    {m.photos_waiting_save()}
                  </Button>
                )}
                {photo.state === 'refused' && photo.removable && <RemovePhoto photo={photo} />}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
