import type { Comment } from '../../comment/comment.ts';
import type { DecisionState } from '../../decision/decision.ts';
import { nextDecisions } from '../../decision/transitions.ts';
import type { Project } from '../../project/project.ts';
import type { Proposal } from '../../proposal/proposal.ts';
import type { SeededRandom } from '../../random/seeded-random.ts';
import { point } from '../../test/domain-world.ts';
import type { Fold } from '../fold.ts';
import type { MutationArgs, MutationName } from '../mutator-registry.ts';
import type { RowTypes, TableName } from '../table.ts';
import type { Phone } from './phone.ts';
import { pretendPhotoHash } from './pretend-crypto.ts';

export interface Intent {
  readonly name: MutationName;
  readonly args: Record<string, unknown>;
  readonly base: Readonly<Record<string, number>>;
  readonly projectId: string;
  /** Photos to lay into the vault first. */
  readonly photoBytes?: readonly string[];
}

/** What the person sees: the cache with the own waiting acts over it. */
export function lookAround(phone: Phone, fold: Fold) {
  const base = phone.base();
  const all = <T extends TableName>(table: T): RowTypes[T][] => {
    const ids = new Set(fold.rows.get(table)?.keys());
    for (const row of phone.cache.rows.values()) if (row.table === table && row.body) ids.add(row.id);
    // The overlay keeps rows under their own table's name.
    const read = (id: string) => (fold.rows.get(table)?.get(id) as RowTypes[T] | undefined) ?? base(table, id);
    return [...ids].sort().flatMap((id) => read(id) ?? []);
  };
  // Most acts look at one or two of them.
  return {
    projects: () => all('project'),
    proposals: all('proposal'),
    comments: () => all('comment'),
    supports: () => all('support'),
  };
}
export type Sight = ReturnType<typeof lookAround>;

const intent = <Name extends MutationName>(
  name: Name,
  args: MutationArgs<Name> & Record<string, unknown>,
  projectId: string,
  base: Record<string, number> = {},
): Intent => ({ name, args, base, projectId });

/** What one may do next, drawn by weight; null when nothing of the drawn sort can be done. */
export function chooseIntent(phone: Phone, sight: Sight, random: SeededRandom, now: string): Intent | null {
  const { personId } = phone.options;
  const mine = (row: Proposal | Comment) => row.authorId === phone.options.participantId || row.authorId === personId;
  const one = <T>(rows: readonly T[]): T | null => (rows.length === 0 ? null : random.pick(rows));
  const visible = sight.proposals.filter(({ state }) => state !== 'withdrawn');
  const staff = phone.roles.length > 0;
  const draw = random.integer(1, staff ? 130 : 100);
  if (draw <= 25) return submit(phone, one(sight.projects()), random);
  if (draw <= 45) return comment(phone, one(visible), null, random);
  if (draw <= 52) {
    const parent = one(sight.comments().filter(({ parentId }) => parentId === null));
    return comment(phone, visible.find(({ id }) => id === parent?.proposalId) ?? null, parent?.id ?? null, random);
  }
  if (draw <= 64) {
    const own = one(visible.filter(mine));
    return random.chance(0.3) ? changePhotos(own, random) : edit(own, random);
  }
  if (draw <= 67) {
    const own = one(visible.filter(mine));
    return own && intent('proposal.withdraw', { id: own.id, projectId: own.projectId }, own.projectId);
  }
  if (draw <= 73) {
    const own = one(sight.comments().filter((row) => mine(row) && !row.deleted));
    if (!own) return null;
    const { id, projectId } = own;
    if (random.chance(0.3)) return intent('comment.delete', { id, projectId }, projectId);
    return intent('comment.edit', { id, projectId, body: `Anders ${random.integer(1, 99)}` }, projectId);
  }
  if (draw <= 95) {
    const proposal = one(visible);
    if (!proposal) return null;
    const on = !sight.supports().some(({ id, active }) => id === proposal.id && active);
    return intent('support.set', { proposalId: proposal.id, projectId: proposal.projectId, on }, proposal.projectId);
  }
  if (draw <= 100) {
    const proposal = one(visible);
    const on = random.chance(0.7);
    return (
      proposal &&
      intent('follow.set', { proposalId: proposal.id, projectId: proposal.projectId, on }, proposal.projectId)
    );
  }
  if (draw <= 118) return decide(phone, one(visible), random);
  return changeProject(one(sight.projects()), random, now);
}

/** Now and then a photo goes along. */
function withPhoto(act: Intent, random: SeededRandom): Intent {
  if (!random.chance(0.2)) return act;
  const bytes = takePhoto(random);
  const photos = [{ sha256: pretendPhotoHash(bytes), alt: '', consent: 1 }];
  return { ...act, args: { ...act.args, photos }, photoBytes: [bytes] };
}

const takePhoto = (random: SeededRandom): string => `photo ${random.integer(1, 1_000_000_000)}`;

function changePhotos(proposal: Proposal | null, random: SeededRandom): Intent | null {
  if (!proposal) return null;
  const { id: proposalId, projectId, photos } = proposal;
  const there = photos.filter(({ state }) => state !== 'removed');
  if (there.length > 0 && random.chance(0.4)) {
    return intent('photo.remove', { proposalId, projectId, sha256: random.pick(there).sha256 }, projectId);
  }
  const bytes = takePhoto(random);
  const photo = { sha256: pretendPhotoHash(bytes), alt: '', consent: 1 };
  return { ...intent('photo.add', { proposalId, projectId, photo }, projectId), photoBytes: [bytes] };
}

function submit(phone: Phone, project: Project | null, random: SeededRandom): Intent | null {
  if (!project) return null;
  const args = {
    id: phone.options.createId(),
    projectId: project.id,
    kind: 'place',
    kindVersion: 1,
    title: `Bank ${random.integer(1, 999)}`,
    reason: 'Hier fehlt ein Platz zum Sitzen.',
    lang: 'de',
    sources: [],
    geometry: point,
    fields: { wish: random.pick(['bench', 'shade', 'water']) },
    authorName: null,
  } as const;
  return withPhoto(intent('proposal.submit', { ...args, sources: [] }, project.id), random);
}

function comment(phone: Phone, proposal: Proposal | null, parentId: string | null, random: SeededRandom) {
  if (!proposal) return null;
  const { id: proposalId, projectId } = proposal;
  const body = `Gute Idee ${random.integer(1, 999)}`;
  const args = {
    id: phone.options.createId(),
    projectId,
    proposalId,
    parentId,
    body,
    lang: 'de',
    authorName: null,
  } as const;
  return withPhoto(intent('comment.add', args, projectId), random);
}

function edit(proposal: Proposal | null, random: SeededRandom): Intent | null {
  if (!proposal) return null;
  const { id, projectId, rev } = proposal;
  return intent('proposal.edit', { id, projectId, title: `Neu ${random.integer(1, 999)}` }, projectId, { [id]: rev });
}

function decide(phone: Phone, proposal: Proposal | null, random: SeededRandom): Intent | null {
  const role = phone.roles.find((held) => held === 'planner' || held === 'admin');
  if (!proposal || !role) return null;
  const steps: readonly DecisionState[] = nextDecisions[proposal.state];
  if (steps.length === 0) return null;
  const { id: proposalId, projectId, rev } = proposal;
  const id = phone.options.createId();
  const args = { id, projectId, proposalId, state: random.pick(steps), reason: 'Weil.', lang: 'de', role } as const;
  return intent('decision.take', args, projectId, { [proposalId]: rev });
}

const FAR = '2027-03-01T00:00:00.000Z';

/** Closes or opens a project, or changes the kinds it takes. */
function changeProject(project: Project | null, random: SeededRandom, now: string): Intent | null {
  if (!project) return null;
  const closed = project.closesAt !== FAR;
  const changed: Project = random.chance(0.5)
    ? { ...project, closesAt: closed ? FAR : now }
    : { ...project, kinds: project.kinds.includes('place') ? ['bike-lane'] : ['bike-lane', 'place'] };
  return intent('project.put', { project: changed }, project.id, { [project.id]: project.rev });
}
