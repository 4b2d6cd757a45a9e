import type { Comment } from '@werkstadt/shared/comment/comment';
import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import type { Proposal } from '@werkstadt/shared/proposal/proposal';
import type { MutationName } from '@werkstadt/shared/sync/mutator-registry';
import type { Draft } from '../drafts/draft-shape.ts';

/** What people see of a contribution's way to the city (words: `state_…` in the catalogue). */
export type ContributionState = 'draft' | 'saved' | 'sending' | 'received' | 'parked' | 'attention';

/** One act of this person that waits here, is under way, or needs help. */
export interface OutboxItem {
  readonly mid: string;
  /** Null where this version of the app cannot read the act: it can be exported and discarded, nothing else. */
  readonly name: MutationName | null;
  readonly args: Readonly<Record<string, unknown>>;
  readonly scopeId: string;
  readonly state: ContributionState;
  /** Why it needs attention. */
  readonly code?: ErrorCode;
  readonly detail?: string;
  /** ISO 8601, this device's clock; null where it cannot be read. */
  readonly createdAt: string | null;
  /** Title of the proposal it is about, where known. */
  readonly title: string | null;
  readonly projectId: string | null;
  readonly proposalId: string | null;
}

/** `local` is set while one's own words are not yet confirmed by the city; `mid` names the waiting act. */
export type ProposalView = Proposal & {
  readonly local: ContributionState | null;
  readonly mine: boolean;
  readonly mid?: string;
};
export type CommentView = Comment & {
  readonly local: ContributionState | null;
  readonly mine: boolean;
  readonly mid?: string;
};

/** Where proposals stand that lie on this device and are still being read: typed arrays with one place for each. */
export interface ComingPoints {
  /** 16 bytes each. */
  readonly ids: Uint8Array;
  /** Of the signs, WGS 84 degrees. */
  readonly longitudes: Float64Array;
  readonly latitudes: Float64Array;
  /** Places in `proposalStates`. */
  readonly states: Uint8Array;
  /** Places in `projectIds`. */
  readonly projects: Int16Array;
  readonly projectIds: readonly string[];
  /** Whether a proposal is among them. */
  readonly holds: (id: string) => boolean;
}

export interface MyContributions {
  readonly proposals: readonly ProposalView[];
  readonly comments: readonly CommentView[];
  readonly drafts: readonly Draft[];
  readonly outbox: readonly OutboxItem[];
}

export interface SyncStatus {
  readonly network: 'online' | 'offline' | 'unknown';
  readonly sending: boolean;
  /** What waits is sent once the person has signed in again. */
  readonly signInNeeded: boolean;
  /** Acts that wait on this device. */
  readonly saved: number;
  /** Acts that need the person's help. */
  readonly attention: number;
  /** ISO 8601, this device's clock; null before the first pull. */
  readonly lastPullAt: string | null;
  /** `refused`: this browser keeps nothing (private mode); reading works, nothing can be written. */
  readonly storage: 'ok' | 'refused';
  /** Answer of the browser to "keep this for good"; null while it was not asked. */
  readonly persisted: boolean | null;
}

export type ScopeState = 'loading' | 'ready' | 'missing-offline' | 'failed';

export type MutateResult =
  | { readonly ok: true; readonly mid: string }
  | { readonly ok: false; readonly code: ErrorCode; readonly detail?: string };

export interface MutateOptions {
  /** Content revision the person was looking at, by entity id. */
  readonly base?: Readonly<Record<string, number>>;
  /** `mid` of an act that needed attention: it goes when this one is saved. */
  readonly replaces?: string;
  /** The draft this act came from: it goes in the same transaction ([S3]). */
  readonly removeDraftId?: string;
}
