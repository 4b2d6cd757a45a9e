import type { Comment } from '@werkstadt/shared/comment/comment';
import { type ErasureChoice, eraseComment, eraseProposal } from '@werkstadt/shared/person/erase-contribution';
import type { Proposal } from '@werkstadt/shared/proposal/proposal';
import type { NumberedRow, TouchedRow } from '@werkstadt/shared/sync/push-store';
import { personScope, projectScope, projectStaffScope } from '@werkstadt/shared/sync/scope';
import type { CityTransaction } from './database.ts';
import { removePhotosOf } from './photos.ts';
import { takeChangeNumbers } from './sync/change-numbers.ts';

export interface Erasure {
  readonly personId: string;
  /** By id of a proposal or comment; what is not named loses its words. */
  readonly choices: ReadonlyMap<string, ErasureChoice>;
  readonly hashOf: (participantId: string) => Buffer;
  readonly now: Date;
}

/**
 * [TR11]: removes a person with everything that leads to them. Contributions stay without an author or go, supports
 * leave the count unless the procedure is closed, the log keeps `mid` and hash alone. Answers the rows others will pull.
 */
export async function erasePerson(tx: CityTransaction, cityId: string, erasure: Erasure): Promise<NumberedRow[]> {
  const { personId, choices, hashOf, now } = erasure;
  // For update: pushes hold their participant in share mode, so they are over or wait and find nobody.
  const participants = await tx<
    { id: string }[]
  >`select id from participant where root_id = ${personId} order by id for update`;
  const ids = participants.map(({ id }) => id);
  const choiceOf = (id: string) => choices.get(id) ?? 'delete';

  const proposals = new Map<string, Proposal>();
  const rows = await tx<{ body: Proposal }[]>`
    select body from proposal p where author_id = any(${ids}::uuid[])
      or id in (select proposal_id from support where person_id = ${personId})
      or id in (select proposal_id from comment where author_id = any(${ids}::uuid[]))
    order by id for update`;
  for (const { body } of rows) proposals.set(body.id, body);

  const comments = await tx<{ body: Comment }[]>`
    select body from comment where author_id = any(${ids}::uuid[]) order by id for update`;
  const erasedComments = comments.map(({ body }) => eraseComment(body, choiceOf(body.id)));
  for (const [n, { body }] of comments.entries()) {
    const proposal = proposals.get(body.proposalId);
    if (proposal && !body.deleted && erasedComments[n]?.deleted) {
      proposals.set(proposal.id, { ...proposal, commentCount: Math.max(0, proposal.commentCount - 1) });
    }
  }

  const counted = await tx<{ proposalId: string }[]>`
    select s.proposal_id as "proposalId" from support s
    join proposal p on p.city_id = s.city_id and p.id = s.proposal_id
    join project j on j.city_id = p.city_id and j.id = p.project_id
    where s.person_id = ${personId} and (s.body ->> 'active')::boolean
      and j.body ->> 'state' <> 'closed' and j.body ->> 'closesAt' >= ${now.toISOString()}`;
  for (const { proposalId } of counted) {
    const proposal = proposals.get(proposalId);
    if (proposal) proposals.set(proposalId, { ...proposal, supportCount: Math.max(0, proposal.supportCount - 1) });
  }

  const own = (proposal: Proposal) => proposal.authorId !== null && ids.includes(proposal.authorId);
  const changed = [...proposals.values()].map((proposal) => ({
    proposal: own(proposal) ? eraseProposal(proposal, choiceOf(proposal.id)) : proposal,
    gone: own(proposal) && choiceOf(proposal.id) === 'delete',
    author: own(proposal) ? null : proposal.authorId,
  }));
  await writeBodies(
    tx,
    'proposal',
    changed.map(({ proposal }) => proposal),
  );
  await writeBodies(tx, 'comment', erasedComments);
  await forget(tx, cityId, personId, ids, hashOf);
  return takeChangeNumbers(tx, cityId, [
    ...(await proposalTouches(tx, changed)),
    ...erasedComments.map(({ id, projectId }) => ({
      scopeId: projectScope(projectId),
      table: 'comment' as const,
      id,
      deleted: false,
    })),
  ]);
}

async function writeBodies(
  tx: CityTransaction,
  table: 'proposal' | 'comment',
  rows: readonly { id: string }[],
): Promise<void> {
  const bodies = rows.map((row) => JSON.stringify(row));
  await tx`
    update ${tx(table)} c set body = t.body::jsonb
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${bodies}::text[]) as t (id, body) where c.id = t.id`;
}

interface ChangedProposal {
  readonly proposal: Proposal;
  readonly gone: boolean;
  /** Who else's own scope shows it. */
  readonly author: string | null;
}

async function proposalTouches(tx: CityTransaction, changed: readonly ChangedProposal[]): Promise<TouchedRow[]> {
  const authors = changed.flatMap(({ author }) => author ?? []);
  const roots = await tx<{ id: string; rootId: string }[]>`
    select id, root_id as "rootId" from participant where id = any(${authors}::uuid[])`;
  const rootOf = new Map(roots.map(({ id, rootId }) => [id, rootId]));
  return changed.flatMap(({ proposal, gone, author }): TouchedRow[] => {
    const row = { table: 'proposal' as const, id: proposal.id };
    const root = author === null ? undefined : rootOf.get(author);
    const shown =
      proposal.state === 'withdrawn' ? projectStaffScope(proposal.projectId) : projectScope(proposal.projectId);
    if (gone)
      return [projectScope, projectStaffScope].map((scope) => ({
        ...row,
        scopeId: scope(proposal.projectId),
        deleted: true,
      }));
    return [shown, ...(root ? [personScope(root)] : [])].map((scopeId) => ({ ...row, scopeId, deleted: false }));
  });
}

/** Everything that leads to the person; sessions and replicas go with their participants. */
async function forget(
  tx: CityTransaction,
  cityId: string,
  personId: string,
  participantIds: readonly string[],
  hashOf: Erasure['hashOf'],
): Promise<void> {
  await removePhotosOf(tx, personId);
  await tx`delete from support where person_id = ${personId}`;
  await tx`delete from follow where person_id = ${personId}`;
  await tx`delete from learning where person_id = ${personId}`;
  await tx`
    update mutation_log set envelope = null, result = null, name = null, pv = null, participant_id = null, replica = null, seq = null
    where participant_id = any(${[...participantIds]}::uuid[])`;
  // What others did to this person's contributions was seen in the own scope as well.
  await tx`
    update mutation_log set result = jsonb_set(result, '{touched}', coalesce((
      select jsonb_agg(row) from jsonb_array_elements(result -> 'touched') as row where row ->> 'scopeId' <> ${personScope(personId)}
    ), '[]'))
    where result @> ${tx.json({ touched: [{ scopeId: personScope(personId) }] })}`;
  await tx`delete from sync_row where scope_id = ${personScope(personId)}`;
  await tx`delete from scope_counter where scope_id = ${personScope(personId)}`;
  for (const id of participantIds) {
    await tx`insert into erased_participant (city_id, id_hash) values (${cityId}, ${hashOf(id)}) on conflict do nothing`;
  }
  await tx`delete from participant where id = any(${[...participantIds]}::uuid[])`;
}
