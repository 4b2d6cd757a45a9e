import { whenAllSaved } from '../drafts/unsaved-lock.ts';

/** Loads the page anew, once no tab has an unsaved step of a draft. */
export const loadAnew = (): Promise<void> => whenAllSaved(() => location.reload());
