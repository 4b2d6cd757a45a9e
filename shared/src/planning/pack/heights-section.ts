import type { EdgeHeights } from './planning-data.ts';
import { VarintReader, VarintWriter } from './varints.ts';

/** Of each edge how many heights there are, then each as the step from the one before, the first from the edge before. */
export function writeHeights({ heightOffset, heightDm }: EdgeHeights): Uint8Array {
  const writer = new VarintWriter();
  let last = 0;
  for (let edge = 0; edge + 1 < heightOffset.length; edge++) {
    const [first = 0, end = 0] = [heightOffset[edge], heightOffset[edge + 1]];
    writer.unsigned(end - first);
    for (let at = first; at < end; at++) {
      const height = heightDm[at] ?? 0;
      writer.signed(height - last);
      last = height;
    }
  }
  return writer.bytes();
}

/** What `writeHeights` wrote for so many edges; null where the bytes are no such thing. */
export function readHeights(bytes: Uint8Array, edges: number): EdgeHeights | null {
  const reader = new VarintReader(bytes);
  const heightOffset = new Uint32Array(edges + 1);
  const heightDm = new Int32Array(bytes.length);
  let [end, last] = [0, 0];
  for (let edge = 0; edge < edges; edge++) {
    const count = reader.unsigned();
    // One height has no direction: an edge has none, or those of both its nodes.
    if (reader.failed || count === 1 || end + count > heightDm.length) return null;
    for (const stop = end + count; end < stop; end++) {
      last += reader.signed();
      heightDm[end] = last;
    }
    heightOffset[edge + 1] = end;
  }
  return reader.failed || !reader.atEnd() ? null : { heightOffset, heightDm: heightDm.slice(0, end) };
}
