/** Photos of proposals and comments: taken, covered, described, shown. */
export { PhotoFields } from './photo-fields.tsx';
export { missingPhotosWord, PhotoGallery } from './photo-gallery.tsx';
export { WaitingPhotos } from './waiting-photos.tsx';
