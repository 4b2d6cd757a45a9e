import { createHash } from 'node:crypto';
import type { Project } from '@werkstadt/shared/project/project';
import { kindById } from '@werkstadt/shared/proposal/kinds/registry';
import type { MutationArgs, MutationName } from '@werkstadt/shared/sync/mutator-registry';
import type { Act } from '../features/sync/apply-acts.ts';
import type { DemoPerson, DemoProject, DemoProposal, DemoReply } from './content/demo-project.ts';
import { demoProjects } from './content/demo-projects.ts';
import { generateLindental } from './generate-lindental.ts';
import type { OsmData } from './osm-data.ts';
import { type DemoDistricts, repaintBlocks } from './repaint-blocks.ts';
import { SeededRandom } from './seeded-random.ts';
import { TownPlaces } from './town-places.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Quiet people who support without writing. */
const QUIET_PEOPLE = 46;

/** The same label always gives the same id, in every installation: ids are unique per city. Form of a UUIDv7. */
function demoId(label: string): string {
  const hex = createHash('sha256').update(`lindental/${label}`).digest('hex');
  return `0199${hex.slice(0, 4)}-${hex.slice(4, 8)}-7${hex.slice(8, 11)}-8${hex.slice(11, 14)}-${hex.slice(14, 26)}`;
}

const personId = (person: DemoPerson) => demoId(`person/${person.key}`);

/** An act whose arguments are those of its mutation. */
function act<Name extends MutationName>(
  name: Name,
  args: MutationArgs<Name> & Record<string, unknown>,
  by: Omit<Act, 'name' | 'args'>,
): Act {
  return { name, args, ...by };
}

/**
 * What the people of Lindental and its city staff have done so far: three projects with proposals, comments,
 * supports and decisions, ordered by time and ending before `now` (ISO 8601). Apply them to an empty city through the
 * mutators. `data` is the generated town whose streets the proposals follow; `districts` its blocks, without which nobody
 * has painted any.
 */
export function demoActs(
  now: string,
  data: OsmData = generateLindental(),
  districts: DemoDistricts | null = null,
): Act[] {
  const places = new TownPlaces(data);
  const end = Date.parse(now);
  const acts = demoProjects.flatMap((project) => projectActs(project, { places, districts }, end));
  // Equal times keep the order in which they were written down: a reply after its comment.
  return acts.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

interface Town {
  readonly places: TownPlaces;
  readonly districts: DemoDistricts | null;
}

function projectActs(demo: DemoProject, town: Town, end: number): Act[] {
  const at = (daysAgo: number, minutes = 0) => new Date(end - daysAgo * DAY + minutes * MINUTE).toISOString();
  const { title, summary, description } = demo;
  const project: Project = {
    id: demoId(`project/${demo.key}`),
    title,
    summary,
    description,
    kinds: [demo.kind],
    area: demo.area(town.places),
    state: 'open',
    opensAt: at(demo.openedDaysAgo),
    closesAt: at(-demo.closesInDays),
    rev: 1,
  };
  const opened = act(
    'project.put',
    { project },
    { participantId: demoId('person/facilitator'), roles: ['facilitator'], at: project.opensAt },
  );
  return [opened, ...demo.proposals.flatMap((proposal) => proposalActs(demo, project.id, proposal, town, at))];
}

function proposalActs(
  demo: DemoProject,
  projectId: string,
  proposal: DemoProposal,
  town: Town,
  at: (daysAgo: number, minutes?: number) => string,
): Act[] {
  const drawn = drawingOf(proposal, town);
  if (!drawn) return [];
  const label = `${demo.key}/${proposal.key}`;
  const id = demoId(`proposal/${label}`);
  const submitted = act(
    'proposal.submit',
    {
      id,
      projectId,
      kind: demo.kind,
      kindVersion: kindById(demo.kind).version,
      title: proposal.title,
      reason: proposal.reason,
      lang: proposal.lang,
      sources: [...(proposal.sources ?? [])],
      geometry: drawn.geometry,
      fields: { ...drawn.fields },
      authorName: proposal.by.name,
    },
    { participantId: personId(proposal.by), at: at(proposal.daysAgo) },
  );
  const said = (reply: DemoReply, path: string, parentId: string | null, minutes: number) =>
    act(
      'comment.add',
      {
        id: demoId(`comment/${path}`),
        projectId,
        proposalId: id,
        parentId,
        body: reply.body,
        lang: reply.lang,
        authorName: reply.by.name,
      },
      { participantId: personId(reply.by), at: at(reply.daysAgo, minutes) },
    );
  const comments = proposal.comments.flatMap((comment, index) => {
    const path = `${label}/${index}`;
    const replies = (comment.replies ?? []).map((reply, place) =>
      said(reply, `${path}/${place}`, demoId(`comment/${path}`), 150 + 25 * place),
    );
    return [said(comment, path, null, 40 + 15 * index), ...replies];
  });
  const decisions = (proposal.decisions ?? []).map(({ state, daysAgo, reason }, index) =>
    act(
      'decision.take',
      {
        id: demoId(`decision/${label}/${index}`),
        projectId,
        proposalId: id,
        state,
        reason,
        lang: 'de',
        role: 'planner',
      },
      {
        participantId: demoId('person/planner'),
        roles: ['planner'],
        at: at(daysAgo, 300),
        // Nobody edits here: each decision raises the content revision by one.
        base: { [id]: index + 1 },
      },
    ),
  );
  return [submitted, ...comments, ...supportActs(label, id, projectId, proposal, at), ...decisions];
}

function drawingOf(proposal: DemoProposal, { places, districts }: Town) {
  if ('geometry' in proposal) return { geometry: proposal.geometry(places), fields: proposal.fields };
  return districts && repaintBlocks(districts, proposal.repaint);
}

/** Most supporters come in the first days, some much later. */
function supportActs(
  label: string,
  proposalId: string,
  projectId: string,
  { supports, daysAgo }: DemoProposal,
  at: (daysAgo: number, minutes?: number) => string,
): Act[] {
  const random = new SeededRandom(`lindental/supports/${label}`);
  const supporters = random.shuffle(Array.from({ length: QUIET_PEOPLE }, (_, index) => index)).slice(0, supports);
  return supporters.map((supporter) => {
    const share = random.next() ** 2;
    return act(
      'support.set',
      { proposalId, projectId, on: true },
      { participantId: demoId(`person/quiet-${supporter}`), at: at(daysAgo * (1 - share * 0.95), 5) },
    );
  });
}
