/** The city's map and place index, on this device or from the server. */
export { hasPackFile, loadPackFile, loadWholeFile, openPackFile } from './pack-file.ts';
export { useOfflinePack } from './use-offline-pack.ts';
export { usePlaceIndex } from './use-place-index.ts';
