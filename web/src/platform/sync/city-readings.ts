import type { CityStore } from '../data/city-store.ts';
import type { MyContributions, OutboxItem, SyncStatus } from '../data/views.ts';
import type { SessionInfo } from '../session/session-info.ts';
import type { CityParts } from './city-parts.ts';
import { outboxItems } from './outbox-items.ts';
import type { Pusher } from './push.ts';

type Readings = Pick<
  CityStore,
  | 'projects'
  | 'project'
  | 'proposals'
  | 'comingProposals'
  | 'comingPoints'
  | 'proposal'
  | 'comments'
  | 'decisions'
  | 'ownSupports'
  | 'follows'
  | 'sentLearning'
  | 'myContributions'
  | 'status'
  | 'session'
>;

/** Answers the object of the last time as long as nothing it was made from has changed. */
function remembered<Inputs extends readonly unknown[], T>(make: (...inputs: Inputs) => T): (...inputs: Inputs) => T {
  let last: { readonly inputs: Inputs; readonly value: T } | null = null;
  return (...inputs) => {
    const held = last;
    if (held?.inputs.every((input, index) => input === inputs[index])) return held.value;
    last = { inputs, value: make(...inputs) };
    return last.value;
  };
}

/** What the screens read of one open city. */
export function createReadings(parts: CityParts, pusher: Pusher): Readings {
  const { memory, vault, network, surroundings } = parts;
  const { view } = memory;

  const items = remembered(
    (rows: typeof memory.outbox.rows, unreadable: typeof memory.outbox.unreadable, ..._titles: unknown[]) =>
      outboxItems(rows, unreadable, {
        proposal: (id) => view.proposal(id),
        comment: (id) => view.effective('comment', id),
      }),
  );
  const waitingItems = (): readonly OutboxItem[] =>
    items(memory.outbox.rows, memory.outbox.unreadable, view.proposals(), view.ownComments());

  const contributions = remembered(
    (
      proposals: MyContributions['proposals'],
      comments: MyContributions['comments'],
      drafts: MyContributions['drafts'],
      outbox: MyContributions['outbox'],
    ): MyContributions => ({ proposals, comments, drafts, outbox }),
  );

  const status = remembered(
    (
      state: SyncStatus['network'],
      sending: boolean,
      signInNeeded: boolean,
      saved: number,
      attention: number,
      lastPullAt: string | null,
      refused: boolean,
      persisted: boolean | null,
    ): SyncStatus => ({
      network: state,
      sending,
      signInNeeded,
      saved,
      attention,
      lastPullAt,
      storage: refused ? 'refused' : 'ok',
      persisted,
    }),
  );

  /** Staff rights end with their time, also where no server can say so. */
  const session = remembered((held: SessionInfo | null, lapsed: boolean): SessionInfo | null =>
    held && lapsed ? { ...held, roles: [], email: null, staffExpiresAt: null } : held,
  );

  return {
    projects: view.projects,
    project: view.project,
    proposals: view.proposals,
    comingProposals: () => view.coming.counts(),
    comingPoints: () => view.coming.points(),
    proposal: view.proposal,
    comments: view.comments,
    decisions: view.decisions,
    ownSupports: view.ownSupports,
    follows: view.follows,
    sentLearning: view.sentLearning,
    myContributions: () => contributions(view.ownProposals(), view.ownComments(), memory.drafts, waitingItems()),
    status() {
      const { rows, unreadable } = memory.outbox;
      return status(
        network.state(),
        pusher.sending(),
        pusher.signInNeeded(),
        rows.filter(({ state }) => state === 'pending' || state === 'sent').length,
        rows.filter(({ state }) => state === 'attention').length + unreadable.length,
        memory.lastPullAt,
        vault.refused,
        vault.persisted,
      );
    },
    session() {
      const until = memory.session?.staffExpiresAt ?? null;
      return session(memory.session, until !== null && Date.parse(until) <= surroundings.now());
    },
  };
}
