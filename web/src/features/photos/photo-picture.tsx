import type { Photo } from '@werkstadt/shared/photo/photo';
import { pictureAddress } from '@werkstadt/shared/photo/picture-address';
import { useEffect, useState } from 'react';
import { useCity, useSyncStatus } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Icon } from '~/ui/index.ts';
import { LocalPicture, useLocalPicture } from './local-picture.tsx';

export const altOf = (photo: Pick<Photo, 'alt'>): string => photo.alt || m.photos_without_words();

/** Why there is no picture. */
function missingWord({ state }: Pick<Photo, 'state'>, mine: boolean): string {
  if (state === 'refused') return m.photos_refused();
  if (state === 'public') return m.photos_not_loaded();
  return mine ? m.photos_not_here() : m.photos_still_on_phone();
}

export interface PhotoPictureProps {
  readonly photo: Photo;
  readonly size: 'full' | 'small';
  /** One's own: it may lie on this device, and is then shown from here, also without a network. */
  readonly mine: boolean;
}

/** A photo, from wherever it can be had; else the reason in its place. */
export function PhotoPicture({ photo, size, mine }: PhotoPictureProps) {
  useLocale();
  const city = useCity();
  const local = useLocalPicture(mine ? photo.sha256 : null);
  const { network } = useSyncStatus();
  const [failed, setFailed] = useState(false);
  // What could not be had without a network is tried again with one.
  useEffect(() => {
    if (network !== 'offline') setFailed(false);
  }, [network]);
  const className = `photo photo--${size}`;
  if (mine && local === undefined) return <span className={`${className} photo--empty`} />;
  if (local) return <LocalPicture picture={local} alt={altOf(photo)} className={className} />;
  if (photo.media === null || failed) {
    return (
      <span className={`${className} photo--empty`}>
        <Icon name="image" />
        <span>{missingWord(photo, mine)}</span>
      </span>
    );
  }
  return (
    <img
      className={className}
      src={pictureAddress({ cityId: city.id, media: photo.media, size })}
      alt={altOf(photo)}
      loading={size === 'small' ? 'lazy' : 'eager'}
      decoding="async"
      onError={() => setFailed(true)}
    />
  );
}
