import { crossingsAlong, type DrawnLine, joinEnds } from './drawn-lines.ts';
import type { LineKind } from './line-kind.ts';
import { at, between, direction, distance, type PlanePoint, signedArea, wrap } from './plane.ts';

export interface MapLine {
  readonly id: number;
  readonly kind: LineKind;
  /** Key of the authored line it comes from; null for what the generator drew. */
  readonly plan: string | null;
  readonly nodeIds: number[];
}

/** Part of the plane without lines inside; the ring is counter-clockwise. */
export interface MapFace {
  readonly id: number;
  ring: number[];
}

interface HalfEdge {
  readonly line: MapLine;
  face: MapFace | null;
}

/** Corners closer than this are one node. */
const SAME_NODE_METRES = 4;

/** A partition of the plane into faces by lines that share nodes where they meet. */
export class PlanarMap {
  readonly points: PlanePoint[] = [];
  readonly lines: MapLine[] = [];
  readonly faces: MapFace[] = [];
  private readonly halfEdges = new Map<number, HalfEdge>();
  private readonly adjacent: number[][] = [];
  /** Only while the map is made: cells of `SAME_NODE_METRES`. */
  private readonly nodesInCell = new Map<string, number[]>();

  /** Crossings become shared nodes, loose ends are cut, faces are found. All lines must hang together. */
  static fromLines(drawn: readonly DrawnLine[]): PlanarMap {
    const map = new PlanarMap();
    map.addCrossing(drawn.map((line) => joinEnds(line, drawn)));
    map.traceFaces();
    return map;
  }

  point(nodeId: number): PlanePoint {
    return at(this.points, nodeId);
  }

  ringPoints(face: MapFace): PlanePoint[] {
    return face.ring.map((nodeId) => this.point(nodeId));
  }

  linePoints(line: MapLine): PlanePoint[] {
    return line.nodeIds.map((nodeId) => this.point(nodeId));
  }

  lineOf(fromNode: number, toNode: number): MapLine {
    return this.halfEdge(fromNode, toNode).line;
  }

  /** The face on the left of the edge. */
  faceLeftOf(fromNode: number, toNode: number): MapFace | null {
    return this.halfEdge(fromNode, toNode).face;
  }

  /** Every neighbouring node with the line that leads there. */
  neighbours(nodeId: number): { nodeId: number; line: MapLine }[] {
    return (this.adjacent[nodeId] ?? []).map((other) => ({ nodeId: other, line: this.lineOf(nodeId, other) }));
  }

  addNode(point: PlanePoint): number {
    this.points.push(point);
    this.adjacent.push([]);
    return this.points.length - 1;
  }

  /** A new node on the edge, in its line and in the faces on both sides. */
  insertNode(fromNode: number, toNode: number, share: number): number {
    const there = this.halfEdge(fromNode, toNode);
    const back = this.halfEdge(toNode, fromNode);
    const nodeId = this.addNode(between(this.point(fromNode), this.point(toNode), share));
    spliceBetween(there.line.nodeIds, fromNode, toNode, nodeId);
    if (there.face) spliceBetween(there.face.ring, fromNode, toNode, nodeId);
    if (back.face) spliceBetween(back.face.ring, toNode, fromNode, nodeId);
    this.removeEdge(fromNode, toNode);
    for (const [a, b] of [
      [fromNode, nodeId],
      [nodeId, toNode],
    ] as const) {
      this.setHalfEdge(a, b, there.line, there.face);
      this.setHalfEdge(b, a, there.line, back.face);
    }
    return nodeId;
  }

  addLine(kind: LineKind, nodeIds: number[], plan: string | null = null): MapLine {
    const line: MapLine = { id: this.lines.length, kind, plan, nodeIds };
    this.lines.push(line);
    for (let index = 1; index < nodeIds.length; index++) {
      this.setHalfEdge(at(nodeIds, index - 1), at(nodeIds, index), line, null);
      this.setHalfEdge(at(nodeIds, index), at(nodeIds, index - 1), line, null);
    }
    return line;
  }

  /** Lengthens a line at one of its ends by nodes that are new to it. */
  extendLine(line: MapLine, endNode: number, nodeIds: readonly number[]): void {
    let from = endNode;
    for (const nodeId of nodeIds) {
      if (line.nodeIds[0] === from) line.nodeIds.unshift(nodeId);
      else line.nodeIds.push(nodeId);
      this.setHalfEdge(from, nodeId, line, null);
      this.setHalfEdge(nodeId, from, line, null);
      from = nodeId;
    }
  }

  /** Cuts a face in two along nodes whose edges exist already; the first and the last lie on its ring. */
  splitFace(face: MapFace, cut: readonly number[]): [MapFace, MapFace] {
    const start = face.ring.indexOf(at(cut, 0));
    const end = face.ring.indexOf(at(cut, -1));
    const ringFrom = (from: number, to: number) => {
      const part: number[] = [];
      for (let index = from; index !== to; index = (index + 1) % face.ring.length) part.push(at(face.ring, index));
      return part;
    };
    const inner = cut.slice(1, -1);
    const left = [...ringFrom(end, start), at(cut, 0), ...inner];
    const right = [...ringFrom(start, end), at(cut, -1), ...[...inner].reverse()];
    face.ring = left;
    const other: MapFace = { id: this.faces.length, ring: right };
    this.faces.push(other);
    for (const changed of [face, other]) this.claimRing(changed);
    return [face, other];
  }

  private key(fromNode: number, toNode: number): number {
    return fromNode * 1_000_000 + toNode;
  }

  private halfEdge(fromNode: number, toNode: number): HalfEdge {
    const edge = this.halfEdges.get(this.key(fromNode, toNode));
    if (!edge) throw new Error(`no edge from node ${fromNode} to node ${toNode}`);
    return edge;
  }

  private setHalfEdge(fromNode: number, toNode: number, line: MapLine, face: MapFace | null): void {
    const key = this.key(fromNode, toNode);
    if (!this.halfEdges.has(key)) at(this.adjacent, fromNode).push(toNode);
    this.halfEdges.set(key, { line, face });
  }

  private removeEdge(oneNode: number, otherNode: number): void {
    for (const [a, b] of [
      [oneNode, otherNode],
      [otherNode, oneNode],
    ] as const) {
      this.halfEdges.delete(this.key(a, b));
      const list = at(this.adjacent, a);
      list.splice(list.indexOf(b), 1);
    }
  }

  private claimRing(face: MapFace): void {
    for (let index = 0; index < face.ring.length; index++) {
      this.halfEdge(at(face.ring, index), wrap(face.ring, index + 1)).face = face;
    }
  }

  private addCrossing(drawn: readonly DrawnLine[]): void {
    const cuts = drawn.map((line) => crossingsAlong(line, drawn));
    for (const [index, line] of drawn.entries()) {
      const nodeIds: number[] = [];
      for (const point of at(cuts, index)) {
        const nodeId = this.nodeNear(point);
        if (nodeIds.at(-1) !== nodeId) nodeIds.push(nodeId);
      }
      if (line.closed && nodeIds[0] !== undefined && nodeIds.at(-1) !== nodeIds[0]) nodeIds.push(nodeIds[0]);
      // Where two lines were drawn over each other, the first one keeps the edge.
      let run: number[] = [];
      for (const nodeId of nodeIds) {
        const before = run.at(-1);
        if (before !== undefined && this.halfEdges.has(this.key(before, nodeId))) {
          if (run.length > 1) this.addLine(line.kind, run, line.plan);
          run = [nodeId];
        } else run.push(nodeId);
      }
      if (run.length > 1) this.addLine(line.kind, run, line.plan);
    }
    this.cutLooseEnds();
  }

  private nodeNear(point: PlanePoint): number {
    const column = Math.floor(point[0] / SAME_NODE_METRES);
    const row = Math.floor(point[1] / SAME_NODE_METRES);
    for (let east = column - 1; east <= column + 1; east++) {
      for (let north = row - 1; north <= row + 1; north++) {
        const there = this.nodesInCell
          .get(`${east},${north}`)
          ?.find((id) => distance(this.point(id), point) < SAME_NODE_METRES);
        if (there !== undefined) return there;
      }
    }
    const nodeId = this.addNode(point);
    const cell = `${column},${row}`;
    this.nodesInCell.set(cell, [...(this.nodesInCell.get(cell) ?? []), nodeId]);
    return nodeId;
  }

  private cutLooseEnds(): void {
    for (const line of this.lines) {
      while (line.nodeIds.length > 1) {
        const first = at(line.nodeIds, 0);
        const last = at(line.nodeIds, -1);
        if (at(this.adjacent, last).length === 1) {
          this.removeEdge(at(line.nodeIds, -2), last);
          line.nodeIds.pop();
        } else if (at(this.adjacent, first).length === 1) {
          this.removeEdge(first, at(line.nodeIds, 1));
          line.nodeIds.shift();
        } else break;
      }
    }
  }

  private traceFaces(): void {
    const seen = new Set<number>();
    for (let nodeId = 0; nodeId < this.points.length; nodeId++) {
      for (const next of at(this.adjacent, nodeId)) {
        if (seen.has(this.key(nodeId, next))) continue;
        const ring: number[] = [];
        let from = nodeId;
        let to = next;
        while (!seen.has(this.key(from, to))) {
          seen.add(this.key(from, to));
          ring.push(from);
          [from, to] = [to, this.sharpestLeft(from, to)];
        }
        if (signedArea(ring.map((id) => this.point(id))) <= 0) continue;
        const face: MapFace = { id: this.faces.length, ring };
        this.faces.push(face);
        this.claimRing(face);
      }
    }
  }

  /** The next node when one walks from → at with the face on the left hand. */
  private sharpestLeft(from: number, via: number): number {
    const incoming = direction(this.point(via), this.point(from));
    let best = from;
    let bestAngle = Number.POSITIVE_INFINITY;
    for (const candidate of at(this.adjacent, via)) {
      if (candidate === from) continue;
      const outgoing = direction(this.point(via), this.point(candidate));
      const turn = Math.atan2(
        incoming[0] * outgoing[1] - incoming[1] * outgoing[0],
        incoming[0] * outgoing[0] + incoming[1] * outgoing[1],
      );
      // Clockwise from where we came: the smallest such turn keeps the face on the left.
      const clockwise = turn <= 0 ? -turn : 2 * Math.PI - turn;
      if (clockwise < bestAngle) {
        bestAngle = clockwise;
        best = candidate;
      }
    }
    return best;
  }
}

function spliceBetween(nodeIds: number[], oneNode: number, otherNode: number, inserted: number): void {
  for (let index = 0; index < nodeIds.length; index++) {
    const here = at(nodeIds, index);
    const next = wrap(nodeIds, index + 1);
    if ((here === oneNode && next === otherNode) || (here === otherNode && next === oneNode)) {
      nodeIds.splice(index + 1, 0, inserted);
      return;
    }
  }
  throw new Error(`nodes ${oneNode} and ${otherNode} are not side by side`);
}
