import { type ErrorCode, isErrorCode } from '@werkstadt/shared/errors/codes';
import { instantSchema, uuidSchema } from '@werkstadt/shared/sync/id';
import { type MutationName, mutatorByName } from '@werkstadt/shared/sync/mutator-registry';
import type { OutboxRow } from '@werkstadt/shared/sync/outbox';
import * as z from 'zod/mini';
import type { OutboxItem } from '../data/views.ts';
import type { UnreadableRow } from '../db/vault-outbox.ts';
import { contributionStates } from './view-store.ts';

/** Arguments by which any act names what it is about; each is there in some mutations only. */
const aboutSchema = z.object({
  title: z.catch(z.optional(z.string()), undefined),
  projectId: z.catch(z.optional(uuidSchema), undefined),
  proposalId: z.catch(z.optional(uuidSchema), undefined),
});
const isMutationName = (name: string): name is MutationName => mutatorByName(name) !== undefined;

export interface TitleSource {
  readonly proposal: (id: string) => { readonly title: string; readonly projectId: string } | undefined;
  readonly comment: (id: string) => { readonly proposalId: string } | undefined;
}

function codeOf(code: string | null): { code?: ErrorCode } {
  if (code === null) return {};
  return { code: isErrorCode(code) ? code : 'server-error' };
}

function itemOf(row: OutboxRow, titles: TitleSource): OutboxItem {
  const { name, args, at } = row.envelope;
  const about = aboutSchema.parse(args);
  const [subject] = row.entityIds;
  const ofProposal = name.startsWith('proposal.') ? subject : undefined;
  const ofComment =
    name.startsWith('comment.') && subject !== undefined ? titles.comment(subject)?.proposalId : undefined;
  const proposalId = about.proposalId ?? ofProposal ?? ofComment ?? null;
  const proposal = proposalId === null ? undefined : titles.proposal(proposalId);
  return {
    mid: row.mid,
    name: isMutationName(name) ? name : null,
    args,
    scopeId: row.scopeId,
    state: contributionStates[row.state],
    ...codeOf(row.code),
    ...(row.detail === null ? {} : { detail: row.detail }),
    createdAt: at.wall,
    title: about.title ?? proposal?.title ?? null,
    projectId: about.projectId ?? proposal?.projectId ?? null,
    proposalId,
  };
}

const recordSchema = z.looseObject({
  mid: z.catch(z.string(), ''),
  scopeId: z.catch(z.string(), ''),
  envelope: z.catch(z.nullable(z.looseObject({ at: z.looseObject({ wall: instantSchema }) })), null),
});

/** Stands for a record without a readable `mid`; its place in the vault is all that is known of it. */
export const unreadableMid = ({ n, raw }: UnreadableRow): string => recordSchema.parse(raw).mid || `n:${n}`;

function unreadableItem(row: UnreadableRow): OutboxItem {
  const { scopeId, envelope } = recordSchema.parse(row.raw);
  return {
    mid: unreadableMid(row),
    name: null,
    args: {},
    scopeId,
    state: 'attention',
    code: 'row-unreadable',
    createdAt: envelope?.at.wall ?? null,
    title: null,
    projectId: null,
    proposalId: null,
  };
}

/** Own acts that are not received yet, in the order they were made. */
export function outboxItems(
  rows: readonly OutboxRow[],
  unreadable: readonly UnreadableRow[],
  titles: TitleSource,
): OutboxItem[] {
  return [
    ...unreadable.map(unreadableItem),
    ...rows.filter((row) => row.state !== 'acked').map((row) => itemOf(row, titles)),
  ];
}
