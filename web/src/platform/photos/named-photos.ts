import { photoHashSchema } from '@werkstadt/shared/photo/photo';
import type { OutboxRow } from '@werkstadt/shared/sync/outbox';
import { upcast } from '@werkstadt/shared/sync/upcast';
import * as z from 'zod/mini';
import type { CityMemory } from '../sync/city-memory.ts';

const draftSchema = z.object({ photos: z.catch(z.array(z.looseObject({ sha256: photoHashSchema })), []) });

/** Photos of one draft, whatever else its shape is. */
export const photosOfDraft = (draft: unknown): string[] => {
  const parsed = draftSchema.safeParse(draft);
  return parsed.success ? parsed.data.photos.map(({ sha256 }) => sha256) : [];
};

function photosOfAct({ envelope }: OutboxRow): readonly string[] {
  const lifted = upcast(envelope);
  if (lifted.kind === 'unknown') return [];
  const args = lifted.mutator.args.safeParse(lifted.args);
  return args.success ? (lifted.mutator.photoHashes?.(args.data) ?? []) : [];
}

type Holder = Pick<CityMemory, 'drafts' | 'outbox' | 'view'>;

/** Photos that are named by a draft, by an act the city has not confirmed, or by something of one's own that waits for them. */
export function namedPhotos({ drafts, outbox, view }: Holder): ReadonlySet<string> {
  const expected = [...view.ownProposals(), ...view.ownComments()].flatMap(({ photos }) =>
    photos.flatMap(({ state, sha256 }) => (state === 'expected' ? [sha256] : [])),
  );
  return new Set([
    ...drafts.flatMap(photosOfDraft),
    ...outbox.rows.filter(({ state }) => state !== 'acked').flatMap(photosOfAct),
    ...expected,
  ]);
}
