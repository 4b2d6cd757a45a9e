import { CYCLE_FACILITIES, POINT_KINDS, ROAD_CLASSES } from '../network/edge-facts.ts';
import { asciiJsonBytes } from './ascii-json.ts';
import { readHeights, writeHeights } from './heights-section.ts';
import type { PlanningData } from './planning-data.ts';
import { planningMetaSchema } from './planning-meta.ts';
import { readSectionFile, type SectionFileProblem, writeSectionFile } from './section-file.ts';
import { allBelow, isAscending, isTexts, Sections } from './sections.ts';
import { VarintReader, VarintWriter } from './varints.ts';

/** Ids are never used again for another content; readers pass over those they do not know. */
const SECTIONS = {
  meta: 1,
  strings: 2,
  nodeLon: 10,
  nodeLat: 11,
  nodeId: 12,
  edgeFrom: 20,
  edgeTo: 21,
  edgeWay: 22,
  edgeName: 23,
  edgeLengthDm: 24,
  edgeFlags: 25,
  edgeClass: 26,
  edgeCycle: 27,
  edgeSpeed: 28,
  edgeLanes: 29,
  edgeWidthDm: 30,
  shapes: 31,
  keptEdge: 32,
  keptWay: 33,
  keptFrom: 34,
  keptTo: 35,
  heights: 36,
  cellLon: 40,
  cellLat: 41,
  cellResidents: 42,
  cellResidentsLower: 43,
  cellResidentsTaller: 44,
  pointKind: 50,
  pointLon: 51,
  pointLat: 52,
  pointName: 53,
  destinationCount: 54,
  reach: 60,
  journeyTo: 70,
  journeyFrom: 71,
} as const;

export type PlanningFileResult =
  | { readonly ok: true; readonly data: PlanningData }
  | { readonly ok: false; readonly problem: SectionFileProblem };

/** `planning.bin`. The same data gives the same bytes. */
export function writePlanningFile(data: PlanningData): Uint8Array<ArrayBuffer> {
  return writeSectionFile([
    [SECTIONS.meta, asciiJsonBytes(data.meta)],
    [SECTIONS.strings, asciiJsonBytes(data.strings)],
    [SECTIONS.nodeLon, data.nodeLon],
    [SECTIONS.nodeLat, data.nodeLat],
    [SECTIONS.nodeId, data.nodeId],
    [SECTIONS.edgeFrom, data.edgeFrom],
    [SECTIONS.edgeTo, data.edgeTo],
    [SECTIONS.edgeWay, data.edgeWay],
    [SECTIONS.edgeName, data.edgeName],
    [SECTIONS.edgeLengthDm, data.edgeLengthDm],
    [SECTIONS.edgeFlags, data.edgeFlags],
    [SECTIONS.edgeClass, data.edgeClass],
    [SECTIONS.edgeCycle, data.edgeCycle],
    [SECTIONS.edgeSpeed, data.edgeSpeed],
    [SECTIONS.edgeLanes, data.edgeLanes],
    [SECTIONS.edgeWidthDm, data.edgeWidthDm],
    [SECTIONS.shapes, writeShapes(data)],
    ...keptSections(data),
    ...(data.heights ? [[SECTIONS.heights, writeHeights(data.heights)] as const] : []),
    [SECTIONS.cellLon, data.cellLon],
    [SECTIONS.cellLat, data.cellLat],
    [SECTIONS.cellResidents, data.cellResidents],
    [SECTIONS.cellResidentsLower, data.cellResidentsLower],
    [SECTIONS.cellResidentsTaller, data.cellResidentsTaller],
    [SECTIONS.pointKind, data.pointKind],
    [SECTIONS.pointLon, data.pointLon],
    [SECTIONS.pointLat, data.pointLat],
    [SECTIONS.pointName, data.pointName],
    [SECTIONS.destinationCount, Uint32Array.of(data.destinationCount)],
    [SECTIONS.reach, writeReach(data)],
    [SECTIONS.journeyTo, data.journeyTo],
    [SECTIONS.journeyFrom, data.journeyFrom],
  ]);
}

/** Only packs that follow another one have them. */
const keptSections = ({ keptEdge, keptWay, keptFrom, keptTo }: PlanningData) =>
  keptEdge.length === 0
    ? []
    : ([
        [SECTIONS.keptEdge, keptEdge],
        [SECTIONS.keptWay, keptWay],
        [SECTIONS.keptFrom, keptFrom],
        [SECTIONS.keptTo, keptTo],
      ] as const);

/** Inner positions of each edge as steps from the one before; the ends are the nodes'. */
function writeShapes(data: PlanningData): Uint8Array {
  const writer = new VarintWriter();
  for (let edge = 0; edge < data.edgeFrom.length; edge++) {
    const first = (data.shapeOffset[edge] ?? 0) + 1;
    const last = (data.shapeOffset[edge + 1] ?? 0) - 1;
    writer.unsigned(last - first);
    for (let at = first; at < last; at++) {
      writer.signed((data.shapeLon[at] ?? 0) - (data.shapeLon[at - 1] ?? 0));
      writer.signed((data.shapeLat[at] ?? 0) - (data.shapeLat[at - 1] ?? 0));
    }
  }
  return writer.bytes();
}

function writeReach({ edgeFrom, reachOffset, reachTarget }: PlanningData): Uint8Array {
  const writer = new VarintWriter();
  for (let edge = 0; edge < edgeFrom.length; edge++) {
    const [first = 0, end = 0] = [reachOffset[edge], reachOffset[edge + 1]];
    writer.unsigned(end - first);
    for (let at = first; at < end; at++) {
      writer.unsigned((reachTarget[at] ?? 0) - (at === first ? 0 : (reachTarget[at - 1] ?? 0)));
    }
  }
  return writer.bytes();
}

/** The planning layers out of the bytes of a pack; what is no such file, or not whole, is told as a value. Never throws. */
export function readPlanningFile(bytes: Uint8Array<ArrayBuffer>): PlanningFileResult {
  const file = readSectionFile(bytes);
  if (!file.ok) return file;
  const data = assemble(new Sections(file.sections), file.sections.has(SECTIONS.heights));
  return data ? { ok: true, data } : { ok: false, problem: 'damaged' };
}

function assemble(sections: Sections, hasHeights: boolean): PlanningData | null {
  const meta = planningMetaSchema.safeParse(sections.json(SECTIONS.meta));
  const strings = sections.json(SECTIONS.strings);
  if (!meta.success || !isTexts(strings)) return null;
  const nodeLon = sections.array(SECTIONS.nodeLon, Int32Array);
  const nodes = nodeLon.length;
  const edgeFrom = sections.array(SECTIONS.edgeFrom, Uint32Array);
  const edges = edgeFrom.length;
  const cellLon = sections.array(SECTIONS.cellLon, Int32Array);
  const cells = cellLon.length;
  const pointKind = sections.array(SECTIONS.pointKind, Uint8Array);
  const points = pointKind.length;
  const [destinationCount = 0] = sections.array(SECTIONS.destinationCount, Uint32Array, 1);
  const journeyTo = sections.array(SECTIONS.journeyTo, Uint32Array);
  const keptEdge = sections.optional(SECTIONS.keptEdge, Uint32Array);
  const plain = {
    nodeLon,
    nodeLat: sections.array(SECTIONS.nodeLat, Int32Array, nodes),
    nodeId: sections.array(SECTIONS.nodeId, Float64Array, nodes),
    edgeFrom,
    edgeTo: sections.array(SECTIONS.edgeTo, Uint32Array, edges),
    edgeWay: sections.array(SECTIONS.edgeWay, Float64Array, edges),
    edgeName: sections.array(SECTIONS.edgeName, Uint32Array, edges),
    edgeLengthDm: sections.array(SECTIONS.edgeLengthDm, Uint32Array, edges),
    edgeFlags: sections.array(SECTIONS.edgeFlags, Uint16Array, edges),
    edgeClass: sections.array(SECTIONS.edgeClass, Uint8Array, edges),
    edgeCycle: sections.array(SECTIONS.edgeCycle, Uint8Array, edges),
    edgeSpeed: sections.array(SECTIONS.edgeSpeed, Uint8Array, edges),
    edgeLanes: sections.array(SECTIONS.edgeLanes, Uint8Array, edges),
    edgeWidthDm: sections.array(SECTIONS.edgeWidthDm, Uint8Array, edges),
    keptEdge,
    keptWay: sections.optional(SECTIONS.keptWay, Float64Array),
    keptFrom: sections.optional(SECTIONS.keptFrom, Float64Array),
    keptTo: sections.optional(SECTIONS.keptTo, Float64Array),
    cellLon,
    cellLat: sections.array(SECTIONS.cellLat, Int32Array, cells),
    cellResidents: sections.array(SECTIONS.cellResidents, Uint16Array, cells),
    cellResidentsLower: sections.array(SECTIONS.cellResidentsLower, Uint16Array, cells),
    cellResidentsTaller: sections.array(SECTIONS.cellResidentsTaller, Uint16Array, cells),
    pointKind,
    pointLon: sections.array(SECTIONS.pointLon, Int32Array, points),
    pointLat: sections.array(SECTIONS.pointLat, Int32Array, points),
    pointName: sections.array(SECTIONS.pointName, Uint32Array, points),
    journeyTo,
    journeyFrom: sections.array(SECTIONS.journeyFrom, Uint32Array, journeyTo.length),
  };
  const shapes = sections.array(SECTIONS.shapes, Uint8Array);
  const reach = sections.array(SECTIONS.reach, Uint8Array);
  const heights = hasHeights ? readHeights(sections.array(SECTIONS.heights, Uint8Array), edges) : null;
  const sound =
    !sections.missing &&
    (heights !== null) === hasHeights &&
    destinationCount <= points &&
    allBelow(plain.edgeFrom, nodes) &&
    allBelow(plain.edgeTo, nodes) &&
    allBelow(plain.edgeName, strings.length) &&
    allBelow(keptEdge, edges) &&
    isAscending(keptEdge) &&
    [plain.keptWay, plain.keptFrom, plain.keptTo].every(({ length }) => length === keptEdge.length) &&
    allBelow(plain.pointName, strings.length) &&
    allBelow(plain.edgeClass, ROAD_CLASSES.length) &&
    allBelow(plain.edgeCycle, CYCLE_FACILITIES.length) &&
    allBelow(plain.pointKind, POINT_KINDS.length) &&
    allBelow(plain.journeyTo, destinationCount) &&
    allBelow(plain.journeyFrom, cells);
  if (!sound) return null;
  const shape = readShapes(shapes, plain);
  const lists = readReach(reach, edges, cells + destinationCount);
  return shape && lists ? { meta: meta.data, strings, ...plain, heights, destinationCount, ...shape, ...lists } : null;
}

function readShapes(
  bytes: Uint8Array,
  { nodeLon, nodeLat, edgeFrom, edgeTo }: Pick<PlanningData, 'nodeLon' | 'nodeLat' | 'edgeFrom' | 'edgeTo'>,
): Pick<PlanningData, 'shapeOffset' | 'shapeLon' | 'shapeLat'> | null {
  const reader = new VarintReader(bytes);
  const shapeOffset = new Uint32Array(edgeFrom.length + 1);
  // An inner position takes at least two bytes: no count in the file makes an array larger than the file.
  const capacity = edgeFrom.length * 2 + bytes.length / 2;
  const shapeLon = new Int32Array(capacity);
  const shapeLat = new Int32Array(capacity);
  let end = 0;
  const put = (longitude: number, latitude: number) => {
    shapeLon[end] = longitude;
    shapeLat[end] = latitude;
    end += 1;
  };
  for (let edge = 0; edge < edgeFrom.length; edge++) {
    const [from = 0, to = 0] = [edgeFrom[edge], edgeTo[edge]];
    let [longitude = 0, latitude = 0] = [nodeLon[from], nodeLat[from]];
    put(longitude, latitude);
    const inner = reader.unsigned();
    if (reader.failed || end + inner + 1 > capacity) return null;
    for (let step = 0; step < inner; step++) {
      longitude += reader.signed();
      latitude += reader.signed();
      put(longitude, latitude);
    }
    put(nodeLon[to] ?? 0, nodeLat[to] ?? 0);
    shapeOffset[edge + 1] = end;
  }
  if (reader.failed || !reader.atEnd()) return null;
  return { shapeOffset, shapeLon: shapeLon.slice(0, end), shapeLat: shapeLat.slice(0, end) };
}

function readReach(
  bytes: Uint8Array,
  edges: number,
  targets: number,
): Pick<PlanningData, 'reachOffset' | 'reachTarget'> | null {
  const reader = new VarintReader(bytes);
  const reachOffset = new Uint32Array(edges + 1);
  const reachTarget = new Uint32Array(bytes.length);
  let end = 0;
  for (let edge = 0; edge < edges; edge++) {
    const count = reader.unsigned();
    if (reader.failed || end + count > reachTarget.length) return null;
    let target = 0;
    for (let at = 0; at < count; at++) {
      const step = reader.unsigned();
      if (at > 0 && step === 0) return null;
      target += step;
      if (target >= targets) return null;
      reachTarget[end] = target;
      end += 1;
    }
    reachOffset[edge + 1] = end;
  }
  if (reader.failed || !reader.atEnd()) return null;
  return { reachOffset, reachTarget: reachTarget.slice(0, end) };
}
