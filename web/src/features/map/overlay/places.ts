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

/** Where very many proposals stand: typed arrays with one place for each, so that all of them are looked at in a frame. */
export interface Places {
  /** Those that are here by now: none where a map is drawn before they have been read. */
  readonly proposals: readonly ProposalView[];
  readonly idAt: (at: number) => string | undefined;
  /** Of the signs, Web Mercator: the world is 1 wide, from west to east and from north to south. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Place in `signNames`. */
  readonly signs: Uint8Array;
  /** Of lines and areas, in degrees: west, south, east, north of each. A place has none: NaN. */
  readonly boxes: Float64Array;
}

export const mercatorX = (longitude: number): number => longitude / 360 + 0.5;
export const mercatorY = (latitude: number): number =>
  0.5 - Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) / (2 * Math.PI);
export const longitudeOf = (x: number): number => (x - 0.5) * 360;
export const latitudeOf = (y: number): number => (Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 360) / Math.PI - 90;

export const signAt = ({ signs }: Places, at: number): SignName => signNames[signs[at] ?? 0] ?? 'received';

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

export function* placesOf(proposals: readonly ProposalView[]): Generator<void, Places> {
  const count = proposals.length;
  const places = {
    proposals,
    idAt: (at: number) => proposals[at]?.id,
    x: new Float64Array(count),
    y: new Float64Array(count),
    signs: new Uint8Array(count),
    boxes: new Float64Array(count * SIDES).fill(Number.NaN),
  };
  for (const [at, proposal] of proposals.entries()) {
    if (at % STRIDE === 0) yield;
    const [x, y, box] = placeOf(proposal);
    places.x[at] = x;
    places.y[at] = y;
    places.signs[at] = signNames.indexOf(signOf(proposal));
    if (box) places.boxes.set(box, at * SIDES);
  }
  return places;
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
  const known = yield* placesOf(others);
  return {
    proposals: [],
    idAt(at) {
      const source = sources[at];
      if (source === undefined) return others[at - coming]?.id;
      return idText(ids.subarray(source * ID_BYTES, (source + 1) * ID_BYTES));
    },
    x: Float64Array.from([...x, ...known.x]),
    y: Float64Array.from([...y, ...known.y]),
    signs: Uint8Array.from([...signs, ...known.signs]),
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
