import './map-kit.scss';

/** Parts for maps and drawing that know neither MapLibre nor any feature. One line each in README.md. */
export { CornerList } from './corner-list.tsx';
export { Crosshair } from './crosshair.tsx';
export { DrawToolbar } from './draw-toolbar.tsx';
export { geometrySentence, type Placed } from './geometry-sentence.ts';
export { MapAttribution } from './map-attribution.tsx';
export { type Direction, MapButtons } from './map-buttons.tsx';
export { PlaceSearch } from './place-search.tsx';
export { UndoRedoRow } from './undo-redo-row.tsx';
