/** The city's map and place index, on this device or from the server. */
export { openPackFile, type PackFile, readPackFile } from './pack-file.ts';
export { type OfflinePack, useOfflinePack } from './use-offline-pack.ts';
export { usePlaceIndex } from './use-place-index.ts';
