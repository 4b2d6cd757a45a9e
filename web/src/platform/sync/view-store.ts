import type { Decision } from '@werkstadt/shared/decision/decision';
import type { Learning } from '@werkstadt/shared/literacy/progress';
import { mediaOf } from '@werkstadt/shared/photo/kept-pictures';
import type { Project } from '@werkstadt/shared/project/project';
import type { Fold } from '@werkstadt/shared/sync/fold';
import type { OutboxRow } from '@werkstadt/shared/sync/outbox';
import type { RowTypes, TableName } from '@werkstadt/shared/sync/table';
import type { CommentView, ContributionState, ProposalView } from '../data/views.ts';
import { ComingRows } from './coming-rows.ts';
import { GroupedList } from './grouped-list.ts';
import { RowIndex, type RowKey, type ScopeRow } from './row-index.ts';

/** Own waiting acts, replayed over the rows of the city ([S18]). */
export type Overlay = Fold;
export interface Person {
  readonly participantId: string;
  readonly personId: string;
}

/** How an act in the vault is told to its author. */
export const contributionStates: Readonly<Record<OutboxRow['state'], ContributionState>> = {
  pending: 'saved',
  sent: 'sending',
  acked: 'received',
  parked: 'parked',
  attention: 'attention',
};

/** Looked at before anything else may come between. */
const ROWS_AT_ONCE = 500;

const emptyOverlay: Overlay = { rows: new Map(), marks: new Map() };

/** Total orders: equal is only what has the same id. */
const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byId = (a: { readonly id: string }, b: { readonly id: string }) => inOrder(a.id, b.id);
const newestFirst = (a: ProposalView, b: ProposalView) => inOrder(b.createdAt, a.createdAt) || byId(b, a);
const oldestFirst = (a: CommentView, b: CommentView) => inOrder(a.createdAt, b.createdAt) || byId(a, b);
const firstStep = (a: Decision, b: Decision) => inOrder(a.decidedAt, b.decidedAt) || byId(a, b);
const firstToClose = (a: Project, b: Project) => inOrder(a.closesAt, b.closesAt) || byId(a, b);

/**
 * What the screens read: rows of the city with own waiting acts on top. Every reading stays the same object until
 * something in it changes; a change costs its own group alone, so ten thousand proposals stay fluid.
 */
export class ViewStore {
  /** What is still being read from this device. */
  readonly coming = new ComingRows();
  readonly #rows = new RowIndex();
  readonly #projects = new GroupedList<Project>(firstToClose);
  readonly #proposals = new GroupedList<ProposalView>(newestFirst);
  readonly #comments = new GroupedList<CommentView>(oldestFirst);
  readonly #decisions = new GroupedList<Decision>(firstStep);
  readonly #ownProposals = new GroupedList<ProposalView>(newestFirst);
  readonly #ownComments = new GroupedList<CommentView>(oldestFirst);
  /** Withdrawn ones: their authors still read them, no list shows them. */
  readonly #withdrawn = new Map<string, ProposalView>();
  readonly #shown = new Map<string, { source: object; view: ProposalView | CommentView }>();
  #supports: ReadonlySet<string> = new Set();
  #follows: ReadonlySet<string> = new Set();
  #sentLearning: readonly Learning[] = [];
  readonly #staged: RowKey[] = [];
  /** Pictures of what has changed since it was last asked, each with the id of what showed it. */
  readonly #earlierPictures = new Map<string, string>();
  #overlay: Overlay = emptyOverlay;
  #person: Person | null = null;

  /** The row under own waiting acts, as the city knows it. */
  base<T extends TableName>(table: T, id: string): RowTypes[T] | undefined {
    return this.#rows.get(table, id);
  }

  /** The row as it is shown. */
  effective<T extends TableName>(table: T, id: string): RowTypes[T] | undefined {
    const over = this.#overlay.rows.get(table)?.get(id) as RowTypes[T] | undefined;
    return over ?? this.#rows.get(table, id);
  }

  /** Takes rows in; they show with the next `show`, together with what own acts make of them. */
  stage(rows: Iterable<ScopeRow>): void {
    this.#stageKeys(this.#rows.apply(rows));
  }

  scopeIds(): string[] {
    return this.#rows.scopeIds();
  }

  /** Of a scope's rows up to a number, only these stay. */
  stageOnly(scopeId: string, upTo: number, rows: readonly ScopeRow[]): void {
    this.#stageKeys(this.#rows.keepOnly(scopeId, upTo, rows));
  }

  stageDrop(scopeId: string): void {
    this.#stageKeys(this.#rows.drop(scopeId));
  }

  /** One by one: a call with a hundred thousand arguments is more than a stack holds. */
  #stageKeys(keys: readonly RowKey[]): void {
    for (const key of keys) this.#staged.push(key);
  }

  /** What is staged when a fold begins; handed back to `show` when it is done. */
  takeStaged(): readonly RowKey[] {
    return this.#staged.splice(0);
  }

  /** Rows and own acts change in one step: no reader sees the one without the other ([S19]). */
  show(overlay: Overlay, staged: readonly RowKey[]): void {
    const before = this.#overlay;
    this.#overlay = overlay;
    this.coming.came(staged);
    // Refreshing twice costs nothing; telling a hundred thousand keys apart would.
    this.#refresh(staged);
    for (const { rows } of [before, overlay]) {
      for (const [table, entities] of rows) this.#refresh([...entities.keys()].map((id) => [table, id] as const));
    }
    for (const { marks } of [before, overlay]) {
      for (const id of marks.keys()) {
        this.#refreshProposal(id);
        this.#refreshComment(id);
      }
    }
  }

  /** Brings what are many into their order, with rests ([S30]): from then on readings show them. */
  *settle(): Generator<void, void> {
    yield* this.#projects.settle();
    yield* this.#proposals.settle();
    yield* this.#comments.settle();
    yield* this.#decisions.settle();
    yield* this.#ownProposals.settle();
    yield* this.#ownComments.settle();
  }

  /** Pictures that something has shown and that nothing shows any more; told once. */
  takeGonePictures(): ReadonlySet<string> {
    const gone = new Set<string>();
    for (const [media, id] of this.#earlierPictures) {
      if (!mediaOf(this.#shown.get(id)?.view).includes(media)) gone.add(media);
    }
    this.#earlierPictures.clear();
    return gone;
  }

  /** Which of these pictures something shows; rests after some hundred rows. */
  *shownPictures(held: ReadonlySet<string>): Generator<void, ReadonlySet<string>> {
    const shown = new Set<string>();
    let rows = 0;
    for (const { view } of this.#shown.values()) {
      for (const media of mediaOf(view)) if (held.has(media)) shown.add(media);
      rows += 1;
      if (rows % ROWS_AT_ONCE === 0) yield;
    }
    return shown;
  }

  #notePictures(id: string): void {
    for (const media of mediaOf(this.#shown.get(id)?.view)) this.#earlierPictures.set(media, id);
  }

  setPerson(person: Person | null): void {
    if (person?.personId === this.#person?.personId && person?.participantId === this.#person?.participantId) return;
    this.#person = person;
    const all = (table: TableName): RowKey[] => [...this.#rows.ids(table)].map((id) => [table, id] as const);
    this.#refresh([...all('proposal'), ...all('comment')]);
  }

  projects = (): readonly Project[] => this.#projects.all();
  project = (id: string): Project | undefined => this.#projects.get(id);
  proposals = (projectId?: string): readonly ProposalView[] =>
    projectId === undefined ? this.#proposals.all() : this.#proposals.group(projectId);
  proposal = (id: string): ProposalView | undefined => this.#proposals.get(id) ?? this.#withdrawn.get(id);
  comments = (proposalId: string): readonly CommentView[] => this.#comments.group(proposalId);
  decisions = (proposalId: string): readonly Decision[] => this.#decisions.group(proposalId);
  ownProposals = (): readonly ProposalView[] => this.#ownProposals.all();
  ownComments = (): readonly CommentView[] => this.#ownComments.all();
  ownSupports = (): ReadonlySet<string> => this.#supports;
  follows = (): ReadonlySet<string> => this.#follows;
  /** What this person has learnt as far as it was sent and not taken back. */
  sentLearning = (): readonly Learning[] => this.#sentLearning;

  #refresh(keys: readonly RowKey[]): void {
    let sets = false;
    for (const [table, id] of keys) {
      if (table === 'project') this.#refreshProject(id);
      else if (table === 'proposal') this.#refreshProposal(id);
      else if (table === 'comment') this.#refreshComment(id);
      else if (table === 'decision') this.#refreshDecision(id);
      else sets = true;
    }
    if (sets) this.#refreshSets();
  }

  #refreshProject(id: string): void {
    const project = this.effective('project', id);
    if (!project) this.#projects.delete(id);
    else if (this.#projects.get(id) !== project) this.#projects.set('', project);
  }

  #refreshDecision(id: string): void {
    const decision = this.effective('decision', id);
    if (!decision) this.#decisions.delete(id);
    else if (this.#decisions.get(id) !== decision) this.#decisions.set(decision.proposalId, decision);
  }

  #refreshProposal(id: string): void {
    const proposal = this.effective('proposal', id);
    if (!proposal) {
      this.#notePictures(id);
      this.#shown.delete(id);
      this.#proposals.delete(id);
      this.#ownProposals.delete(id);
      this.#withdrawn.delete(id);
      return;
    }
    const known = this.#shown.get(id);
    const view: ProposalView = { ...proposal, ...this.#markOf('proposal', id, proposal.authorId) };
    if (known && known.source === proposal && sameMark(known.view, view)) return;
    this.#notePictures(id);
    this.#shown.set(id, { source: proposal, view });
    if (view.state === 'withdrawn') {
      this.#proposals.delete(id);
      this.#withdrawn.set(id, view);
    } else {
      this.#withdrawn.delete(id);
      this.#proposals.set(view.projectId, view);
    }
    if (view.mine) this.#ownProposals.set('', view);
    else this.#ownProposals.delete(id);
  }

  #refreshComment(id: string): void {
    const comment = this.effective('comment', id);
    if (!comment) {
      this.#notePictures(id);
      this.#shown.delete(id);
      this.#comments.delete(id);
      this.#ownComments.delete(id);
      return;
    }
    const known = this.#shown.get(id);
    const view: CommentView = { ...comment, ...this.#markOf('comment', id, comment.authorId) };
    if (known && known.source === comment && sameMark(known.view, view)) return;
    this.#notePictures(id);
    this.#shown.set(id, { source: comment, view });
    this.#comments.set(view.proposalId, view);
    if (view.mine) this.#ownComments.set('', view);
    else this.#ownComments.delete(id);
  }

  #markOf(table: 'proposal' | 'comment', id: string, authorId: string | null) {
    const mark = this.#overlay.marks.get(id);
    const person = this.#person;
    const mine =
      person !== null &&
      authorId !== null &&
      (authorId === person.participantId || this.#rows.heldIn(table, id, `u:${person.personId}`));
    return { local: mark ? contributionStates[mark.state] : null, mine, ...(mark ? { mid: mark.mid } : {}) };
  }

  #refreshSets(): void {
    this.#supports = this.#activeIds('support', this.#supports);
    this.#follows = this.#activeIds('follow', this.#follows);
    const sent = this.#idsOf('learning').flatMap((id) => {
      const row = this.effective('learning', id);
      return row && !row.forgotten ? [row] : [];
    });
    const before = this.#sentLearning;
    const same = sent.length === before.length && sent.every((row, at) => row === before[at]);
    if (!same) this.#sentLearning = sent;
  }

  #idsOf(table: TableName): readonly string[] {
    return [...new Set([...this.#rows.ids(table), ...(this.#overlay.rows.get(table)?.keys() ?? [])])];
  }

  #activeIds(table: 'support' | 'follow', before: ReadonlySet<string>): ReadonlySet<string> {
    const active = new Set(this.#idsOf(table).filter((id) => this.effective(table, id)?.active));
    const same = active.size === before.size && [...active].every((id) => before.has(id));
    return same ? before : active;
  }
}

function sameMark(a: ProposalView | CommentView, b: ProposalView | CommentView): boolean {
  return a.local === b.local && a.mine === b.mine && a.mid === b.mid;
}
