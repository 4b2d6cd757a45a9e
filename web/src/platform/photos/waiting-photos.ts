import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import type { ViewStore } from '../sync/view-store.ts';

/** How far one photo is on its way to the city. */
export interface PhotoProgress {
  readonly state: 'waiting' | 'sending' | 'not-here' | 'refused';
  /** Bytes the city has. */
  readonly sentBytes: number;
  /** Bytes; 0 while not known. */
  readonly size: number;
  /** Why it was refused. */
  readonly code?: ErrorCode;
}

/** A photo of one's own that the city does not have yet. */
export interface WaitingPhoto extends PhotoProgress {
  readonly sha256: string;
  readonly alt: string;
  /** The proposal or comment it belongs to. */
  readonly entityId: string;
  readonly proposalId: string;
  /** Title of that proposal. */
  readonly title: string;
  /** Its author may still take it out by itself: of a proposal the city has not decided. */
  readonly removable: boolean;
}

export const photoKey = ({ entityId, sha256 }: Pick<WaitingPhoto, 'entityId' | 'sha256'>): string =>
  `${entityId}/${sha256}`;

/** What came was no photo that can be shown, and its author can still take it out. */
const unreadable: PhotoProgress = { state: 'refused', sentBytes: 0, size: 0, code: 'photo-unreadable' };
const untouched: PhotoProgress = { state: 'waiting', sentBytes: 0, size: 0 };

type Rows = Pick<ViewStore, 'ownProposals' | 'ownComments' | 'proposal'>;

/** All of them, with what is known of each; the proposals' before the comments'. */
export function waitingPhotos(view: Rows, progress: ReadonlyMap<string, PhotoProgress>): WaitingPhoto[] {
  const about = [
    ...view.ownProposals().map((row) => ({
      row,
      proposalId: row.id,
      title: row.title,
      removable: row.state === 'submitted' || row.state === 'in-review',
    })),
    ...view.ownComments().map((row) => ({
      row,
      proposalId: row.proposalId,
      title: view.proposal(row.proposalId)?.title ?? '',
      removable: false,
    })),
  ];
  return about.flatMap(({ row, proposalId, title, removable }) =>
    row.photos
      .filter(({ state }) => state === 'expected' || (state === 'refused' && removable))
      .map(({ sha256, alt, state }) => {
        const photo = { sha256, alt, entityId: row.id, proposalId, title, removable };
        return { ...photo, ...(state === 'refused' ? unreadable : (progress.get(photoKey(photo)) ?? untouched)) };
      }),
  );
}

/** Those whose words the city has: their bytes may follow. */
export const readyToSend = (view: ViewStore, photos: readonly WaitingPhoto[]): WaitingPhoto[] =>
  photos.filter(({ entityId, sha256 }) =>
    (view.base('proposal', entityId) ?? view.base('comment', entityId))?.photos.some(
      (photo) => photo.sha256 === sha256 && photo.state === 'expected',
    ),
  );
