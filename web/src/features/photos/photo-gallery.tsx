import { countMissingPhotos, type Photo, photosToShow } from '@werkstadt/shared/photo/photo';
import { type KeyboardEvent, useState } from 'react';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { announce, Button, Dialog, Icon } from '~/ui/index.ts';
import { altOf, PhotoPicture } from './photo-picture.tsx';
import './photos.scss';

interface LargePhotoProps {
  readonly photos: readonly Photo[];
  readonly mine: boolean;
  readonly start: number;
  readonly onClose: () => void;
}

/** One photo large, with its words, and the way to the next: by button and by arrow key. */
function LargePhoto({ photos, mine, start, onClose }: LargePhotoProps) {
  const [index, setIndex] = useState(start);
  const photo = photos[index];
  if (!photo) return null;
  const title = m.photos_number({ number: index + 1, count: photos.length });
  const go = (by: -1 | 1) => {
    const next = (index + by + photos.length) % photos.length;
    setIndex(next);
    const shown = photos[next];
    if (shown) announce(`${m.photos_number({ number: next + 1, count: photos.length })}: ${altOf(shown)}`);
  };
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowLeft') go(-1);
    if (key === 'ArrowRight') go(1);
  };
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      actions={
        photos.length > 1 && (
          <>
            <Button icon="arrow-left" onClick={() => go(-1)}>
              {m.photos_previous()}
            </Button>
            <Button icon="arrow-right" onClick={() => go(1)}>
              {m.photos_next()}
            </Button>
          </>
        )
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are a second way beside the two buttons */}
      <div className="photo-large" onKeyDown={onKeyDown}>
        <PhotoPicture key={photo.sha256} photo={photo} size="full" mine={mine} />
        <p className={photo.alt === '' ? 'muted' : 'citizen-text'}>{altOf(photo)}</p>
      </div>
    </Dialog>
  );
}

export interface PhotoGalleryProps {
  readonly photos: readonly Photo[];
  /** The reader's own: some may lie on this device alone. */
  readonly mine: boolean;
  /** Nothing of it is sent yet. */
  readonly draft?: boolean;
}

/** The photos of a proposal or comment; those that are still on their way are named, never silently left out. */
export function PhotoGallery({ photos, mine, draft = false }: PhotoGalleryProps) {
  useLocale();
  const [open, setOpen] = useState<number | null>(null);
  const shown = photosToShow(photos);
  if (shown.length === 0) return null;
  const missing = draft ? 0 : countMissingPhotos(photos);
  return (
    <div className="photo-gallery">
      <ul className="photo-gallery__list">
        {shown.map((photo, index) => (
          <li key={photo.sha256}>
            <button
              type="button"
              className="photo-gallery__button"
              aria-label={m.photos_open({ number: index + 1, alt: altOf(photo) })}
              onClick={() => setOpen(index)}
            >
              <PhotoPicture photo={photo} size="small" mine={mine} />
            </button>
          </li>
        ))}
      </ul>
      {missing > 0 && (
        <p className="muted photo-gallery__missing">
          <Icon name="clock" size={20} /> {missingPhotosWord(missing, mine)}
        </p>
      )}
      {open !== null && <LargePhoto photos={shown} mine={mine} start={open} onClose={() => setOpen(null)} />}
    </div>
  );
}

/** «2 Fotos sind noch auf dem Telefon»; for their author «2 Fotos sind noch nicht bei der Stadt». */
export const missingPhotosWord = (count: number, mine: boolean): string =>
  mine ? m.photos_missing_own({ count }) : m.photos_missing_others({ count });
