/** What can be done about a full device, where somebody writes. */
export { FreeStorage } from './free-storage.tsx';
