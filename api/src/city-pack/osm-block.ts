import { PbfReader } from 'pbf';
import { CityPackError } from './city-pack-error.ts';
import type { OsmMember, Tags } from './osm-extract.ts';

/** Takes the objects of a file in their order. Coordinates are integers of 10⁻⁷ degrees, times seconds since 1970. */
export interface OsmSink {
  node(id: number, longitude: number, latitude: number, tags: Tags): void;
  way(id: number, nodeIds: number[], tags: Tags): void;
  relation(id: number, members: OsmMember[], tags: Tags): void;
  timestamp(seconds: number): void;
}

export interface OsmHeader {
  /** [west, south, east, north] in degrees, or null. */
  bbox: [number, number, number, number] | null;
  replicationTimestamp: number | null;
}

const KNOWN_FEATURES = new Set(['OsmSchema-V0.6', 'DenseNodes']);
const NO_TAGS: Tags = new Map();
const MEMBER_TYPES = ['node', 'way', 'relation'] as const;
const NANODEGREES = 1e9;
const NANODEGREES_PER_UNIT = 100;

/** The file's first blob. Throws `CityPackError` where the file needs what this reader does not know. */
export function readHeaderBlock(bytes: Uint8Array): OsmHeader {
  const header: OsmHeader = { bbox: null, replicationTimestamp: null };
  new PbfReader(bytes).readFields((field, _, pbf) => {
    if (field === 1) header.bbox = readHeaderBbox(pbf);
    else if (field === 4) requireKnown(pbf.readString());
    else if (field === 32) header.replicationTimestamp = pbf.readVarint();
  }, null);
  return header;
}

function requireKnown(feature: string): void {
  if (KNOWN_FEATURES.has(feature)) return;
  if (feature === 'HistoricalInformation') {
    throw new CityPackError('The file holds the history of the data; the builder needs an extract of one moment.');
  }
  throw new CityPackError(`The file needs "${feature.slice(0, 80)}", which the builder does not know.`);
}

function readHeaderBbox(pbf: PbfReader): OsmHeader['bbox'] {
  const side = { left: 0, right: 0, top: 0, bottom: 0 };
  pbf.readMessage((field, _, inner) => {
    if (field === 1) side.left = inner.readSVarint() / NANODEGREES;
    else if (field === 2) side.right = inner.readSVarint() / NANODEGREES;
    else if (field === 3) side.top = inner.readSVarint() / NANODEGREES;
    else if (field === 4) side.bottom = inner.readSVarint() / NANODEGREES;
  }, null);
  const { left, right, top, bottom } = side;
  const sound = left < right && bottom < top && left >= -180 && right <= 180 && bottom >= -90 && top <= 90;
  return sound ? [left, bottom, right, top] : null;
}

/** One block of nodes, ways and relations. Throws any error where the bytes are no such block. */
export function readPrimitiveBlock(bytes: Uint8Array, sink: OsmSink): void {
  new PrimitiveBlock(bytes).emit(sink);
}

/** Every length inside a block is checked against the block, so that a declared size cannot cost memory ([SEC14]). */
class PrimitiveBlock {
  #strings: string[] = [];
  #groups: [start: number, end: number][] = [];
  #granularity = 100;
  #dateGranularity = 1000;
  #latitudeOffset = 0;
  #longitudeOffset = 0;
  #pbf: PbfReader;

  constructor(bytes: Uint8Array) {
    const pbf = new PbfReader(bytes);
    this.#pbf = pbf;
    pbf.readFields((field) => {
      if (field === 1) this.#readStrings(this.#end());
      else if (field === 2) {
        const end = this.#end();
        this.#groups.push([pbf.pos, end]);
        pbf.pos = end;
      } else if (field === 17) this.#granularity = pbf.readVarint();
      else if (field === 18) this.#dateGranularity = pbf.readVarint();
      else if (field === 19) this.#latitudeOffset = pbf.readVarint(true);
      else if (field === 20) this.#longitudeOffset = pbf.readVarint(true);
    }, null);
    if (pbf.pos !== bytes.length) throw new RangeError('block longer than its bytes');
  }

  emit(sink: OsmSink): void {
    const pbf = this.#pbf;
    for (const [start, end] of this.#groups) {
      pbf.pos = start;
      pbf.readFields(
        (field) => {
          if (field === 1) this.#emitNode(this.#end(), sink);
          else if (field === 2) this.#emitDenseNodes(this.#end(), sink);
          else if (field === 3) this.#emitWay(this.#end(), sink);
          else if (field === 4) this.#emitRelation(this.#end(), sink);
        },
        null,
        end,
      );
    }
  }

  /** End of the length-delimited field that starts here. */
  #end(): number {
    const length = this.#pbf.readVarint();
    const end = this.#pbf.pos + length;
    if (end > this.#pbf.length) throw new RangeError('field longer than its block');
    return end;
  }

  #readStrings(end: number): void {
    this.#pbf.readFields(
      (field, _, pbf) => {
        if (field === 1) this.#strings.push(pbf.readString());
      },
      null,
      end,
    );
  }

  #string(index: number): string {
    const text = this.#strings[index];
    if (text === undefined) throw new RangeError('no such string');
    return text;
  }

  #packed(signed: boolean): number[] {
    const pbf = this.#pbf;
    if (pbf.type !== 2) return [signed ? pbf.readSVarint() : pbf.readVarint()];
    const end = this.#end();
    const values: number[] = [];
    while (pbf.pos < end) values.push(signed ? pbf.readSVarint() : pbf.readVarint());
    return values;
  }

  #tags(keys: readonly number[], values: readonly number[]): Tags {
    if (keys.length !== values.length) throw new RangeError('keys without values');
    if (keys.length === 0) return NO_TAGS;
    return new Map(keys.map((key, i) => [this.#string(key), this.#string(values[i] ?? -1)]));
  }

  #units(value: number, offset: number): number {
    return Math.round((offset + this.#granularity * value) / NANODEGREES_PER_UNIT);
  }

  #readTimestamp(end: number, sink: OsmSink): void {
    this.#pbf.readFields(
      (field, _, pbf) => {
        if (field === 2) sink.timestamp((pbf.readVarint(true) * this.#dateGranularity) / 1000);
      },
      null,
      end,
    );
  }

  #emitNode(end: number, sink: OsmSink): void {
    let id = Number.NaN;
    let keys: number[] = [];
    let values: number[] = [];
    let latitude = 0;
    let longitude = 0;
    this.#pbf.readFields(
      (field, _, pbf) => {
        if (field === 1) id = pbf.readSVarint();
        else if (field === 2) keys = this.#packed(false);
        else if (field === 3) values = this.#packed(false);
        else if (field === 4) this.#readTimestamp(this.#end(), sink);
        else if (field === 8) latitude = pbf.readSVarint();
        else if (field === 9) longitude = pbf.readSVarint();
      },
      null,
      end,
    );
    const tags = this.#tags(keys, values);
    sink.node(id, this.#units(longitude, this.#longitudeOffset), this.#units(latitude, this.#latitudeOffset), tags);
  }

  #emitDenseNodes(end: number, sink: OsmSink): void {
    let ids: number[] = [];
    let latitudes: number[] = [];
    let longitudes: number[] = [];
    let keysAndValues: number[] = [];
    this.#pbf.readFields(
      (field) => {
        if (field === 1) ids = this.#packed(true);
        else if (field === 5) this.#readDenseTimestamps(this.#end(), sink);
        else if (field === 8) latitudes = this.#packed(true);
        else if (field === 9) longitudes = this.#packed(true);
        else if (field === 10) keysAndValues = this.#packed(false);
      },
      null,
      end,
    );
    if (ids.length !== latitudes.length || ids.length !== longitudes.length) throw new RangeError('uneven nodes');
    let id = 0;
    let latitude = 0;
    let longitude = 0;
    let next = 0;
    for (let i = 0; i < ids.length; i++) {
      id += ids[i] ?? 0;
      latitude += latitudes[i] ?? 0;
      longitude += longitudes[i] ?? 0;
      let tags = NO_TAGS;
      if (keysAndValues.length > 0) {
        const own = new Map<string, string>();
        while (keysAndValues[next] !== 0) {
          own.set(this.#string(keysAndValues[next] ?? -1), this.#string(keysAndValues[next + 1] ?? -1));
          next += 2;
        }
        next += 1;
        if (own.size > 0) tags = own;
      }
      sink.node(id, this.#units(longitude, this.#longitudeOffset), this.#units(latitude, this.#latitudeOffset), tags);
    }
  }

  #readDenseTimestamps(end: number, sink: OsmSink): void {
    this.#pbf.readFields(
      (field) => {
        if (field !== 2) return;
        let ticks = 0;
        let newest = 0;
        for (const delta of this.#packed(true)) {
          ticks += delta;
          if (ticks > newest) newest = ticks;
        }
        sink.timestamp((newest * this.#dateGranularity) / 1000);
      },
      null,
      end,
    );
  }

  #emitWay(end: number, sink: OsmSink): void {
    let id = Number.NaN;
    let keys: number[] = [];
    let values: number[] = [];
    let references: number[] = [];
    this.#pbf.readFields(
      (field, _, pbf) => {
        if (field === 1) id = pbf.readVarint();
        else if (field === 2) keys = this.#packed(false);
        else if (field === 3) values = this.#packed(false);
        else if (field === 4) this.#readTimestamp(this.#end(), sink);
        else if (field === 8) references = this.#packed(true);
      },
      null,
      end,
    );
    sink.way(id, accumulated(references), this.#tags(keys, values));
  }

  #emitRelation(end: number, sink: OsmSink): void {
    let id = Number.NaN;
    let keys: number[] = [];
    let values: number[] = [];
    let roles: number[] = [];
    let references: number[] = [];
    let types: number[] = [];
    this.#pbf.readFields(
      (field, _, pbf) => {
        if (field === 1) id = pbf.readVarint();
        else if (field === 2) keys = this.#packed(false);
        else if (field === 3) values = this.#packed(false);
        else if (field === 4) this.#readTimestamp(this.#end(), sink);
        else if (field === 8) roles = this.#packed(false);
        else if (field === 9) references = this.#packed(true);
        else if (field === 10) types = this.#packed(false);
      },
      null,
      end,
    );
    if (roles.length !== references.length || types.length !== references.length)
      throw new RangeError('uneven members');
    const members = accumulated(references).map((memberId, i): OsmMember => {
      const type = MEMBER_TYPES[types[i] ?? -1];
      if (type === undefined) throw new RangeError('no such member type');
      return { type, id: memberId, role: this.#string(roles[i] ?? -1) };
    });
    sink.relation(id, members, this.#tags(keys, values));
  }
}

/** Lists of ids are stored as differences. */
function accumulated(deltas: readonly number[]): number[] {
  let value = 0;
  return deltas.map((delta) => {
    value += delta;
    return value;
  });
}
