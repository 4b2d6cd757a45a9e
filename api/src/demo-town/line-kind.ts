/** What lies on an edge of the map. `limit` is a border of properties or fields: nothing to be seen. */
export type LineKind =
  | 'primary'
  | 'secondary'
  | 'tertiary'
  | 'residential'
  | 'living_street'
  | 'pedestrian'
  | 'unclassified'
  | 'track'
  | 'path'
  | 'rail'
  | 'river'
  | 'stream'
  | 'limit';

const CAR_KINDS: ReadonlySet<LineKind> = new Set([
  'primary',
  'secondary',
  'tertiary',
  'residential',
  'living_street',
  'pedestrian',
  'unclassified',
]);
/** Streets have houses and names; paths and tracks are walked and ridden. */
export const isStreet = (kind: LineKind): boolean => CAR_KINDS.has(kind);
export const isTravelled = (kind: LineKind): boolean => isStreet(kind) || kind === 'track' || kind === 'path';
