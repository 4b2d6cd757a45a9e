/** Classes of streets and ways (OSM `highway`, links with their main class); the row is what a pack stores. */
export const ROAD_CLASSES = [
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'unclassified',
  'residential',
  'living_street',
  'pedestrian',
  'service',
  'track',
  'cycleway',
  'path',
  'footway',
  'steps',
] as const;
export type RoadClass = (typeof ROAD_CLASSES)[number];

/** What is there for cycling, as on the map; `none` is "nothing known", which is not "nothing there". */
export const CYCLE_FACILITIES = [
  'none',
  'path',
  'shared_path',
  'track',
  'lane',
  'shared_bus',
  'advisory',
  'cycle_street',
  'opposite',
] as const;
export type CycleFacility = (typeof CYCLE_FACILITIES)[number];

/** Bits of a street's flags. Directions are those of the way as it is drawn in the data. */
export const EDGE_FLAGS = {
  bikeForward: 1,
  bikeBackward: 2,
  foot: 4,
  /** Open to motor traffic: a carriageway. */
  motor: 8,
  bridge: 16,
  tunnel: 32,
  /** Houses on both sides: town speed is assumed where none is tagged. */
  builtUp: 64,
  busRoute: 128,
  tram: 256,
  /** The data says something about parking here, and that there is some. */
  parkingTagged: 512,
  parking: 1024,
  oneWay: 2048,
} as const;

/** In speed, lanes and width: the data says nothing. */
export const UNKNOWN_BYTE = 255;

/** What one may want to reach. */
export const DESTINATION_KINDS = [
  'school',
  'kindergarten',
  'university',
  'station',
  'stop',
  'health',
  'shop',
  'leisure',
] as const;

/** What lies beside streets; the row is what a pack stores. */
export const POINT_KINDS = [
  ...DESTINATION_KINDS,
  'tree',
  'crossing',
  'signals',
  'accident-bike',
  'accident-foot',
] as const;
export type PointKind = (typeof POINT_KINDS)[number];
