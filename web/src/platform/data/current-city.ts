import type { CityInfo } from '@werkstadt/shared/city/city-info';
import type { MutationName } from '@werkstadt/shared/sync/mutator-registry';
import type { Draft } from '../drafts/draft-shape.ts';
import type { PreparedPhoto } from '../photos/photo-acts.ts';
import type { CityStore, EraseChoice } from './city-store.ts';
import type { MutateOptions } from './views.ts';

/** The city on screen. One at a time; `CityProvider` sets it. Acts go there. */
const shown: { store: CityStore | null } = { store: null };

export function showCity(store: CityStore): void {
  shown.store = store;
}

export function leaveCity(store: CityStore): void {
  if (shown.store === store) shown.store = null;
}

function city(): CityStore {
  if (!shown.store) throw new Error('no city is open');
  return shown.store;
}

/** What is known of the city on screen. */
export const currentCity = (): CityInfo => city().city;

/**
 * The one way to change anything. Resolves with `ok` only after the act lies safely in the vault ([S1]); with a code,
 * and nothing stored, where the act cannot be valid or this device cannot keep it.
 */
export const mutate = (name: MutationName, args: Record<string, unknown>, options?: MutateOptions) =>
  city().mutate(name, args, options);

/** Sends and fetches now, whatever the back-off says. */
export const syncNow = () => city().syncNow();

/** Sends an act that needed attention once more, unchanged, as a new act. */
export const retryItem = (mid: string) => city().retryItem(mid);

/** Takes an act that was not received off this device, for good, at its author's wish. Ask twice before. */
export const discardItem = (mid: string) => city().discardItem(mid);

/** One act as a JSON file: the signed envelope and why it waits. */
export const exportItem = (mid: string) => city().exportItem(mid);

/** What the city does not have yet as a ZIP, to keep or to hand to a facilitator ([S26]). */
export const exportUnsent = () => city().exportUnsent();

/** Everything about this person as a ZIP, also without a network ([TR10]). */
export const exportEverything = () => city().exportEverything();

/** Erases this person at the city and on this device ([TR11]). Show unsent work first ([S26]). */
export const eraseMe = (choices: readonly EraseChoice[]) => city().eraseMe(choices);

export const saveDraft = (draft: Draft) => city().saveDraft(draft);
export const loadDraft = (id: string) => city().loadDraft(id);
export const listDrafts = () => city().listDrafts();
export const deleteDraft = (id: string) => city().deleteDraft(id);

export const keepPhoto = (photo: PreparedPhoto) => city().keepPhoto(photo);
export const readPhoto = (sha256: string) => city().readPhoto(sha256);
export const forgetPhoto = (sha256: string, draftId: string | null) => city().forgetPhoto(sha256, draftId);

export const listSessions = () => city().listSessions();
export const revokeSession = (id: string) => city().revokeSession(id);
export const signOut = () => city().signOut();
export const requestCode = (email: string) => city().requestCode(email);
export const verifyCode = (email: string, code: string) => city().verifyCode(email, code);
/** First admin of a new city, with the code from the server's console. */
export const setUp = (setUpCode: string, email: string) => city().setUp(setUpCode, email);
