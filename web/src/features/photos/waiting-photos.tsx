import { useWaitingPhotos, type WaitingPhoto } from '~/platform/data/index.ts';
import { errorText } from '~/platform/i18n/error-text.ts';
import { formatBytes } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { ProgressBar, Section } from '~/ui/index.ts';
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

/** One's own photos that the city does not have yet, each with how far it is; nothing where there are none. */
export function WaitingPhotos() {
  useLocale();
  const photos = useWaitingPhotos();
  if (photos.length === 0) return null;
  return (
    <Section title={m.photos_waiting_title()}>
      <ul className="photo-fields__list">
        {photos.map((photo) => (
          <li className="photo-card" key={`${photo.entityId}/${photo.sha256}`}>
            <PhotoPicture photo={{ ...photo, state: 'expected', media: null }} size="small" mine />
            <div className="photo-card__words">
              <h3 className="heading-3 citizen-text">{m.photos_waiting_of({ title: photo.title })}</h3>
              {photo.alt !== '' && <p className="citizen-text">{photo.alt}</p>}
              <HowFar photo={photo} />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
