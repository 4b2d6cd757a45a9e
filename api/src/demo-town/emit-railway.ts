import type { MapLine } from './planar-map.ts';
import {
  add,
  at,
  between,
  direction,
  distance,
  leftOf,
  offsetLine,
  type PlanePoint,
  pointAlong,
  projectOnLine,
  rectangle,
} from './plane.ts';
import type { TownSketch } from './town-sketch.ts';

const RAIL_NAME = 'Lindachtalbahn';
const RAILWAY_BRIDGE_HALF_METRES = 13;
/** The main road dives under the railway; the other roads cross it on the level. */
const UNDERPASS_PLAN = 'north-east-road';
const SIDING_OFFSETS_METRES = [-5, -10, -15.5, 9.5];
const STATION_HALF_METRES = 260;

/** The main track with level crossings and one bridge, the station with its sidings and platforms. */
export function emitRailway(sketch: TownSketch): void {
  const {
    layout: { map },
    builder,
  } = sketch;
  for (const line of map.lines.filter(({ kind }) => kind === 'rail')) {
    const points = map.linePoints(line);
    emitMainTrack(sketch, line, points);
    const middle = projectOnLine(sketch.layout.place([130, 845]), points).metres;
    emitStation(sketch, points, middle);
  }
  for (const line of map.lines) {
    if (line.kind !== 'rail') continue;
    for (const nodeId of line.nodeIds) {
      const crossing = map
        .neighbours(nodeId)
        .filter(
          ({ line: other }) =>
            other.kind !== 'rail' && other.kind !== 'limit' && other.kind !== 'stream' && other.kind !== 'river',
        );
      if (crossing.length < 2 || crossing.some(({ line: other }) => other.plan === UNDERPASS_PLAN)) continue;
      const forCars = crossing.some(({ line: other }) => other.kind !== 'path');
      builder.tagNode(builder.mapNode(nodeId, map.point(nodeId)), {
        railway: forCars ? 'level_crossing' : 'crossing',
        'crossing:barrier': 'full',
        'crossing:light': 'yes',
      });
    }
  }
}

const TRACK = {
  railway: 'rail',
  name: RAIL_NAME,
  gauge: '1435',
  electrified: 'no',
  usage: 'branch',
  maxspeed: '100',
  'railway:track_ref': '1',
};

function emitMainTrack({ layout: { map }, builder }: TownSketch, line: MapLine, points: readonly PlanePoint[]): void {
  let metres = 0;
  let run: number[] = [];
  for (const [index, mapNodeId] of line.nodeIds.entries()) {
    if (index > 0) metres += distance(at(points, index - 1), at(points, index));
    const overRoad = map.neighbours(mapNodeId).some(({ line: other }) => other.plan === UNDERPASS_PLAN);
    if (!overRoad) {
      run.push(builder.mapNode(mapNodeId, map.point(mapNodeId)));
      continue;
    }
    const from = builder.node(pointAlong(points, metres - RAILWAY_BRIDGE_HALF_METRES).point);
    const to = builder.node(pointAlong(points, metres + RAILWAY_BRIDGE_HALF_METRES).point);
    builder.way([...run, from], TRACK);
    builder.way([from, to], { ...TRACK, bridge: 'yes', layer: '1' });
    run = [to];
  }
  builder.way(run, TRACK);
}

function emitStation({ builder }: TownSketch, points: readonly PlanePoint[], middle: number): void {
  const stretch: PlanePoint[] = [];
  for (let metres = middle - STATION_HALF_METRES; metres <= middle + STATION_HALF_METRES; metres += 26)
    stretch.push(pointAlong(points, metres).point);
  for (const [index, offset] of SIDING_OFFSETS_METRES.entries()) {
    const short = stretch.slice(1 + index, stretch.length - 1 - index);
    const inner = offsetLine(short, offset).slice(1, -1);
    builder.line([at(short, 0), ...inner, at(short, -1)], {
      railway: 'rail',
      service: index === 0 ? 'siding' : 'yard',
      gauge: '1435',
      electrified: 'no',
    });
  }
  const platform = (offset: number, length: number, ref: string) => {
    const { point, tangent } = pointAlong(points, middle);
    builder.area(rectangle(add(point, leftOf(tangent), offset), tangent, length, 4), {
      railway: 'platform',
      public_transport: 'platform',
      ref,
      surface: 'paving_stones',
      wheelchair: 'yes',
    });
  };
  platform(4.6, 150, '1');
  platform(-20.5, 140, '2');
  const { point, tangent } = pointAlong(points, middle);
  builder.node(point, { railway: 'station', public_transport: 'station', name: 'Lindental', operator: RAIL_NAME });
  const south =
    direction([0, 0], leftOf(tangent))[1] < 0 ? leftOf(tangent) : ([-leftOf(tangent)[0], -leftOf(tangent)[1]] as const);
  const hall = add(point, south, 33);
  builder.area(rectangle(hall, tangent, 46, 13), {
    building: 'train_station',
    name: 'Bahnhof Lindental',
    'building:levels': '2',
  });
  builder.area(rectangle(add(hall, tangent, 62), tangent, 28, 10), { building: 'yes', name: 'Güterschuppen' });
  builder.area(rectangle(add(hall, tangent, -56), tangent, 34, 16), {
    amenity: 'bicycle_parking',
    covered: 'yes',
    capacity: '80',
  });
  builder.area(rectangle(add(hall, tangent, -108), tangent, 58, 18), {
    amenity: 'parking',
    'parking:lane': 'no',
    surface: 'asphalt',
    capacity: '46',
    name: 'P+R Bahnhof',
  });
  builder.node(add(hall, south, 13), { amenity: 'taxi' });
  builder.node(between(hall, add(hall, south, 16), 0.8), {
    highway: 'bus_stop',
    public_transport: 'platform',
    name: 'Bahnhof',
  });
}
