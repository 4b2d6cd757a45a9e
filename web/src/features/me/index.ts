/** One's own acts on this device, for the screens beside «Ich». */
export { actName } from './act-name.ts';
export { writtenIn } from './act-words.ts';
export { UnsentWork, useUnsentWork } from './unsent-work.tsx';
