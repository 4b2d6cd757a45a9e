import type { BoundingBox, Polygon } from '../geometry/geojson.ts';
import { geometryTouchesPolygon } from '../geometry/geometry-touches-polygon.ts';
import { normaliseName, normaliseText } from '../place/normalise-name.ts';
import type { KindId } from './kind-id.ts';
import type { Proposal, ProposalState } from './proposal.ts';

/** The one filter of list, map and review desk. An empty list or null leaves that question open. */
export interface ProposalFilter {
  readonly projectId: string | null;
  readonly kinds: readonly KindId[];
  readonly states: readonly ProposalState[];
  /** Every word must occur in title, reason or author's name ("weg" finds "Radweg"), or be the receipt number. */
  readonly text: string;
  /** First and last day on which it was written, ISO 8601 dates in UTC. */
  readonly from: string | null;
  readonly to: string | null;
  /** What the map showed when "only this area" was turned on: [west, south, east, north]. */
  readonly box: BoundingBox | null;
  /** An area drawn on the map. */
  readonly area: Polygon | null;
}

export const noFilter: ProposalFilter = {
  projectId: null,
  kinds: [],
  states: [],
  text: '',
  from: null,
  to: null,
  box: null,
  area: null,
};

type Filtered = Pick<
  Proposal,
  'projectId' | 'kind' | 'state' | 'title' | 'reason' | 'authorName' | 'number' | 'createdAt' | 'geometry'
>;

const boxAsPolygon = ([west, south, east, north]: BoundingBox): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});

/** Rows are never changed in place, so the words of each are brought into their form once, not at each letter typed. */
const knownWords = new WeakMap<Filtered, string>();

function wordsOf(proposal: Filtered): string {
  const known = knownWords.get(proposal);
  if (known !== undefined) return known;
  const words = normaliseText(`${proposal.title} ${proposal.reason} ${proposal.authorName ?? ''}`);
  knownWords.set(proposal, words);
  return words;
}

function says(proposal: Filtered, wanted: readonly string[]): boolean {
  const words = wordsOf(proposal);
  const number = proposal.number === null ? '' : String(proposal.number);
  return wanted.every((word) => word === number || words.includes(word));
}

/**
 * Whether a proposal passes (rules Q2–Q4). Withdrawn ones are seen only by those who ask for that state.
 * Made once per filter, so that the words and the area are prepared once for thousands of proposals.
 */
export function proposalTest(filter: ProposalFilter): (proposal: Filtered) => boolean {
  const wanted = normaliseName(filter.text);
  const box = filter.box && boxAsPolygon(filter.box);
  const { projectId, kinds, states, from, to, area } = filter;
  return (proposal) => {
    if (projectId !== null && proposal.projectId !== projectId) return false;
    if (kinds.length > 0 && !kinds.includes(proposal.kind)) return false;
    if (states.length > 0 ? !states.includes(proposal.state) : proposal.state === 'withdrawn') return false;
    const day = proposal.createdAt.slice(0, 10);
    if ((from !== null && day < from) || (to !== null && day > to)) return false;
    if (wanted.length > 0 && !says(proposal, wanted)) return false;
    if (box && !geometryTouchesPolygon(proposal.geometry, box)) return false;
    return !area || geometryTouchesPolygon(proposal.geometry, area);
  };
}

/** The proposals that pass, in the order they came. */
export function filterProposals<T extends Filtered>(proposals: readonly T[], filter: ProposalFilter): T[] {
  return proposals.filter(proposalTest(filter));
}

/** How many questions the filter answers, the project apart: the number on the filter's button. */
export function activeFilterCount(filter: ProposalFilter): number {
  const { kinds, states, text, from, to, box, area } = filter;
  return [
    kinds.length > 0,
    states.length > 0,
    text.trim() !== '',
    from !== null || to !== null,
    box !== null,
    area !== null,
  ].filter(Boolean).length;
}
