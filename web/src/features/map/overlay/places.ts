import { boundingBoxOf, positionsOf } from '@werkstadt/shared/geometry/bounding-box';
import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import { signPosition } from '@werkstadt/shared/geometry/sign-position';
import { proposalStates } from '@werkstadt/shared/proposal/proposal';
import type { ComingPoints, ProposalView } from '~/platform/data/index.ts';
import { signOf } from '~/ui/state-sign.tsx';
import { type SignName, signNames } from '~/ui/state-sign-shapes.ts';

/** Proposals looked at between two rests. */
const STRIDE = 64;
const SIDES = 4;
const ID_BYTES = 16;

/** Where the signs of very many proposals stand: typed arrays with one place for each, so that all are looked at in a frame. */
export interface Marks {
  readonly idAt: (at: number) => string | undefined;
  /** Of the signs, Web Mercator: the world is 1 wide, from west to east and from north to south. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Place in `signNames`. */
  readonly signs: Uint8Array;
}

export interface Places {
  /** Those that are here by now: none where a map is drawn before they have been read. */
  readonly proposals: readonly ProposalView[];
  /** The same object as long as no sign moves or changes. */
  readonly marks: Marks;
  /** Of lines and areas, in degrees: west, south, east, north of each. A place has none: NaN. */
  readonly boxes: Float64Array;
}

export const mercatorX = (longitude: number): number => longitude / 360 + 0.5;
export const mercatorY = (latitude: number): number =>
  0.5 - Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) / (2 * Math.PI);
export const longitudeOf = (x: number): number => (x - 0.5) * 360;
export const latitudeOf = (y: number): number => (Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 360) / Math.PI - 90;

export const signAt = ({ signs }: Marks, at: number): SignName => signNames[signs[at] ?? 0] ?? 'received';

/** Views are never changed in place, so each is worked out once, not at every letter of a search. */
type Place = readonly [x: number, y: number, box: BoundingBox | null];
const known = new WeakMap<ProposalView, Place>();

function placeOf(proposal: ProposalView): Place {
  const before = known.get(proposal);
  if (before) return before;
  const { geometry } = proposal;
  const [longitude, latitude] = signPosition(geometry);
  const box = geometry.type === 'Point' ? null : boundingBoxOf(positionsOf(geometry));
  const place: Place = [mercatorX(longitude), mercatorY(latitude), box];
  known.set(proposal, place);
  return place;
}

/** Where the first of two lists' items stands that is another in each. */
function firstOther(a: readonly unknown[], b: readonly unknown[]): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a[at] === b[at]) at++;
  return at;
}

/** How many at the end of two lists are the same, of `most` at most. */
function sameAtEnd(a: readonly unknown[], b: readonly unknown[], most: number): number {
  let count = 0;
  while (count < most && a[a.length - 1 - count] === b[b.length - 1 - count]) count++;
  return count;
}

/** Nothing of what is drawn of a proposal is another than before. */
function isWhereItWas({ proposals, marks, boxes }: Places, at: number, proposal: ProposalView): boolean {
  const [x, y, box] = placeOf(proposal);
  return (
    proposals[at]?.id === proposal.id &&
    marks.x[at] === x &&
    marks.y[at] === y &&
    signAt(marks, at) === signOf(proposal) &&
    (box ? box.every((side, n) => boxes[at * SIDES + n] === side) : Number.isNaN(boxes[at * SIDES]))
  );
}

/** Others take the places of what is as it was, but no sign moves: somebody supported one, or wrote below it. */
function* nothingMoved(before: Places, proposals: readonly ProposalView[], from: number): Generator<void, boolean> {
  if (before.proposals.length !== proposals.length) return false;
  for (let at = from; at < proposals.length; at++) {
    if (at % STRIDE === 0) yield;
    const proposal = proposals[at];
    if (proposal && proposal !== before.proposals[at] && !isWhereItWas(before, at, proposal)) return false;
  }
  return true;
}

/** `before`: of the list as it was, so that a change of a few costs little. */
export function* placesOf(proposals: readonly ProposalView[], before: Places | null = null): Generator<void, Places> {
  const held = before?.proposals.length ? before : null;
  const start = held ? firstOther(held.proposals, proposals) : 0;
  if (held && (yield* nothingMoved(held, proposals, start))) return { ...held, proposals };
  const count = proposals.length;
  const marks = {
    idAt: (at: number) => proposals[at]?.id,
    x: new Float64Array(count),
    y: new Float64Array(count),
    signs: new Uint8Array(count),
  };
  const boxes = new Float64Array(count * SIDES).fill(Number.NaN);
  const take = (from: Places, first: number, last: number, to: number) => {
    marks.x.set(from.marks.x.subarray(first, last), to);
    marks.y.set(from.marks.y.subarray(first, last), to);
    marks.signs.set(from.marks.signs.subarray(first, last), to);
    boxes.set(from.boxes.subarray(first * SIDES, last * SIDES), to * SIDES);
  };
  let end = count;
  if (held) {
    const length = held.proposals.length;
    end -= sameAtEnd(held.proposals, proposals, Math.min(length, count) - start);
    take(held, 0, start, 0);
    take(held, length - (count - end), length, end);
  }
  for (let at = start; at < end; at++) {
    if (at % STRIDE === 0) yield;
    const proposal = proposals[at];
    if (!proposal) continue;
    const [x, y, box] = placeOf(proposal);
    marks.x[at] = x;
    marks.y[at] = y;
    marks.signs[at] = signNames.indexOf(signOf(proposal));
    if (box) boxes.set(box, at * SIDES);
  }
  return { proposals, marks, boxes };
}

/** As text: 8-4-4-4-12 digits. */
function idText(bytes: Uint8Array): string {
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [0, 8, 12, 16, 20].map((from, part) => digits.slice(from, [8, 12, 16, 20, 32][part])).join('-');
}

/** Of proposals that are still being read, those of a project or all, and of others that are here already. */
export function* placesOfComing(
  points: ComingPoints,
  here: readonly ProposalView[],
  projectId: string | null,
): Generator<void, Places> {
  const { ids, longitudes, latitudes, states, projects, projectIds } = points;
  const project = projectId === null ? null : projectIds.indexOf(projectId);
  const [x, y, signs, sources]: [number[], number[], number[], number[]] = [[], [], [], []];
  const signOfState = proposalStates.map((state) => signNames.indexOf(signOf({ state })));
  for (let at = 0; at < states.length; at++) {
    if (at % STRIDE === 0) yield;
    if (project !== null && projects[at] !== project) continue;
    x.push(mercatorX(longitudes[at] ?? 0));
    y.push(mercatorY(latitudes[at] ?? 0));
    signs.push(signOfState[states[at] ?? 0] ?? 0);
    sources.push(at);
  }
  const coming = x.length;
  const others: ProposalView[] = [];
  for (const [at, proposal] of here.entries()) {
    if (at % STRIDE === 0) yield;
    if (!points.holds(proposal.id)) others.push(proposal);
  }
  const { marks } = yield* placesOf(others);
  return {
    proposals: [],
    marks: {
      idAt(at) {
        const source = sources[at];
        if (source === undefined) return others[at - coming]?.id;
        return idText(ids.subarray(source * ID_BYTES, (source + 1) * ID_BYTES));
      },
      x: Float64Array.from([...x, ...marks.x]),
      y: Float64Array.from([...y, ...marks.y]),
      signs: Uint8Array.from([...signs, ...marks.signs]),
    },
    boxes: new Float64Array(0),
  };
}

/** Lines and areas that meet a view (degrees), or null where they are more than `most`. */
export function meetingView({ proposals, boxes }: Places, view: BoundingBox, most: number): ProposalView[] | null {
  const [west, south, east, north] = view;
  const meeting: ProposalView[] = [];
  for (let at = 0; at < proposals.length; at++) {
    const side = at * SIDES;
    const outside = !(
      (boxes[side] ?? 0) <= east &&
      (boxes[side + 2] ?? 0) >= west &&
      (boxes[side + 1] ?? 0) <= north &&
      (boxes[side + 3] ?? 0) >= south
    );
    const proposal = proposals[at];
    if (outside || !proposal) continue;
    if (meeting.length === most) return null;
    meeting.push(proposal);
  }
  return meeting;
}
