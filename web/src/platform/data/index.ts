/** The face of a city's data: everything the features may read and do. */
export type { Draft } from '../drafts/draft-shape.ts';
export type { PreparedPhoto } from '../photos/photo-acts.ts';
export { dropAllPictures, type HeldRoom, pictureRoom } from '../photos/picture-shelf.ts';
export type { WaitingPhoto } from '../photos/waiting-photos.ts';
export type { SessionInfo, SessionListItem } from '../session/session-info.ts';
export { getSettings, setSettings, useSettings } from '../settings/settings.ts';
export { CityProvider, useCity, useCityStore } from './city-context.tsx';
export { listCities, loadCityEngine } from './city-engine.ts';
export type { EraseChoice, Outcome } from './city-store.ts';
export {
  currentCity,
  deleteDraft,
  discardItem,
  eraseMe,
  exportEverything,
  exportItem,
  exportUnsent,
  forgetPhoto,
  keepPhoto,
  listDrafts,
  listSessions,
  loadDraft,
  mutate,
  readPhoto,
  requestCode,
  retryItem,
  revokeSession,
  saveDraft,
  setUp,
  signOut,
  syncNow,
  verifyCode,
} from './current-city.ts';
export {
  useComingPoints,
  useComingProposals,
  useComments,
  useDecisions,
  useFollows,
  useHoldProjects,
  useMyContributions,
  useOwnSupports,
  useProject,
  useProjects,
  useProposal,
  useProposals,
  useScopeState,
  useSentLearning,
  useSession,
  useSyncStatus,
  useWaitingPhotos,
} from './hooks.ts';
export type { CitySummary } from './open-city.ts';
export type {
  ComingPoints,
  CommentView,
  MutateResult,
  OutboxItem,
  ProposalView,
  ScopeState,
  SyncStatus,
} from './views.ts';
