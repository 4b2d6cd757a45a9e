import { useEffect, useRef, useState } from 'react';
import { readPhoto } from '~/platform/data/index.ts';

/** A picture from this device's vault. Undefined while it is looked for, null where it is not here. */
export function useLocalPicture(sha256: string | null): ImageBitmap | null | undefined {
  const [picture, setPicture] = useState<ImageBitmap | null | undefined>(undefined);
  useEffect(() => {
    let left = false;
    let shown: ImageBitmap | null = null;
    setPicture(undefined);
    const open = async () => {
      const bytes = sha256 === null ? null : await readPhoto(sha256);
      shown = bytes && (await createImageBitmap(bytes));
      if (left) shown?.close();
      else setPicture(shown);
    };
    open().catch((error: unknown) => {
      console.warn('a photo on this device cannot be shown', error);
      if (!left) setPicture(null);
    });
    return () => {
      left = true;
      shown?.close();
    };
  }, [sha256]);
  return picture;
}

export interface LocalPictureProps {
  readonly picture: ImageBitmap;
  readonly alt: string;
  readonly className: string;
}

/** Drawn, not linked: pages take no pictures from `blob:` addresses ([SEC4]). */
export function LocalPicture({ picture, alt, className }: LocalPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const target = canvas.current;
    if (!target) return;
    target.width = picture.width;
    target.height = picture.height;
    target.getContext('2d')?.drawImage(picture, 0, 0);
  }, [picture]);
  return <canvas ref={canvas} className={className} role="img" aria-label={alt} />;
}
