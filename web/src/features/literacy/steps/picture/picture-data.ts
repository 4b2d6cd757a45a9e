import { type Pictures, picturesSchema } from '@werkstadt/shared/literacy/package/data/pictures';

export type ModulePicture = Pictures['pictures'][number];

export const readPictures = (data: (name: string) => unknown): Pictures => picturesSchema.parse(data('pictures'));

/** Throws where the package names no such picture: it was checked before. */
export function pictureNamed(pictures: Pictures, id: string): ModulePicture {
  const found = pictures.pictures.find((each) => each.id === id);
  if (!found) throw new Error(`no picture «${id}»`);
  return found;
}
