import type { CityInfo } from '@werkstadt/shared/city/city-info';
import type { Decision } from '@werkstadt/shared/decision/decision';
import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import type { Learning } from '@werkstadt/shared/literacy/progress';
import type { Project } from '@werkstadt/shared/project/project';
import type { MutationName } from '@werkstadt/shared/sync/mutator-registry';
import type { Draft } from '../drafts/draft-shape.ts';
import type { PhotoActs } from '../photos/photo-acts.ts';
import type { WaitingPhoto } from '../photos/waiting-photos.ts';
import type { SessionInfo, SessionListItem } from '../session/session-info.ts';
import type {
  ComingPoints,
  CommentView,
  MutateOptions,
  MutateResult,
  MyContributions,
  ProposalView,
  ScopeState,
  SyncStatus,
} from './views.ts';

/** What happens to one contribution when a person is erased ([TR11]). */
export interface EraseChoice {
  readonly id: string;
  readonly keep: 'anonymous' | 'delete';
}
export type Outcome<T = undefined> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ErrorCode };

/**
 * All of one city that this device holds, and the only way to change it. Readings answer the same object until it
 * changes, so that they fit `useSyncExternalStore`.
 */
export interface CityStore extends PhotoActs {
  readonly city: CityInfo;
  readonly subscribe: (listener: () => void) => () => void;

  readonly projects: () => readonly Project[];
  readonly project: (id: string) => Project | undefined;
  readonly proposals: (projectId?: string) => readonly ProposalView[];
  /** Proposals that lie on this device and are still being read, by project. */
  readonly comingProposals: () => ReadonlyMap<string, number>;
  /** Where those of the start stand; null once all of them have been read. */
  readonly comingPoints: () => ComingPoints | null;
  readonly proposal: (id: string) => ProposalView | undefined;
  readonly comments: (proposalId: string) => readonly CommentView[];
  readonly decisions: (proposalId: string) => readonly Decision[];
  readonly ownSupports: () => ReadonlySet<string>;
  readonly follows: () => ReadonlySet<string>;
  readonly sentLearning: () => readonly Learning[];
  readonly myContributions: () => MyContributions;
  readonly status: () => SyncStatus;
  /** One's own photos that the city does not have yet. */
  readonly waitingPhotos: () => readonly WaitingPhoto[];
  readonly scopeState: (projectId: string) => ScopeState;
  readonly session: () => SessionInfo | null;

  /** Pulls the project's scope and keeps it fresh until released. */
  readonly holdProject: (projectId: string) => () => void;
  readonly mutate: (
    name: MutationName,
    args: Record<string, unknown>,
    options?: MutateOptions,
  ) => Promise<MutateResult>;
  readonly syncNow: () => void;
  readonly retryItem: (mid: string) => Promise<MutateResult>;
  readonly discardItem: (mid: string) => Promise<void>;

  readonly saveDraft: (draft: Draft) => Promise<Outcome>;
  readonly loadDraft: (id: string) => Promise<Draft | undefined>;
  readonly listDrafts: () => Promise<readonly Draft[]>;
  readonly deleteDraft: (id: string) => Promise<void>;

  readonly exportItem: (mid: string) => Promise<Blob>;
  readonly exportUnsent: () => Promise<Blob>;
  readonly exportEverything: () => Promise<Blob>;
  readonly eraseMe: (choices: readonly EraseChoice[]) => Promise<Outcome>;

  readonly refreshSession: () => Promise<void>;
  readonly listSessions: () => Promise<Outcome<readonly SessionListItem[]>>;
  readonly revokeSession: (id: string) => Promise<Outcome>;
  readonly signOut: () => Promise<Outcome>;
  readonly requestCode: (email: string) => Promise<Outcome>;
  readonly verifyCode: (email: string, code: string) => Promise<Outcome<SessionInfo>>;
  readonly setUp: (setUpCode: string, email: string) => Promise<Outcome>;

  readonly close: () => void;
}
