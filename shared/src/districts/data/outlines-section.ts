import { VarintReader, VarintWriter } from '../../planning/pack/varints.ts';
import type { DistrictData } from './district-data.ts';

type Outlines = Pick<DistrictData, 'ringOffset' | 'pointOffset' | 'pointLon' | 'pointLat'>;

/** Fewer positions enclose nothing. */
const LEAST_POSITIONS = 3;

/** Per block its rings, per ring its positions as steps from the one before, also over the end of a ring. */
export function writeOutlines({ ringOffset, pointOffset, pointLon, pointLat }: Outlines): Uint8Array {
  const writer = new VarintWriter();
  let [longitude, latitude] = [0, 0];
  for (let block = 0; block < ringOffset.length - 1; block++) {
    const [firstRing = 0, endRing = 0] = [ringOffset[block], ringOffset[block + 1]];
    writer.unsigned(endRing - firstRing);
    for (let ring = firstRing; ring < endRing; ring++) {
      const [first = 0, end = 0] = [pointOffset[ring], pointOffset[ring + 1]];
      writer.unsigned(end - first);
      for (let at = first; at < end; at++) {
        writer.signed((pointLon[at] ?? 0) - longitude);
        writer.signed((pointLat[at] ?? 0) - latitude);
        [longitude, latitude] = [pointLon[at] ?? 0, pointLat[at] ?? 0];
      }
    }
  }
  return writer.bytes();
}

/** Null where the bytes are no outlines of so many blocks. */
export function readOutlines(bytes: Uint8Array, blocks: number): Outlines | null {
  const reader = new VarintReader(bytes);
  const ringOffset = new Uint32Array(blocks + 1);
  const pointOffset: number[] = [0];
  // A position takes at least two bytes: no count in the file makes an array larger than the file.
  const pointLon = new Int32Array(bytes.length / 2);
  const pointLat = new Int32Array(bytes.length / 2);
  let [longitude, latitude, end] = [0, 0, 0];
  for (let block = 0; block < blocks; block++) {
    const rings = reader.unsigned();
    if (reader.failed || rings === 0 || rings > bytes.length) return null;
    for (let ring = 0; ring < rings; ring++) {
      const positions = reader.unsigned();
      if (reader.failed || positions < LEAST_POSITIONS || end + positions > pointLon.length) return null;
      for (let step = 0; step < positions; step++) {
        longitude += reader.signed();
        latitude += reader.signed();
        pointLon[end] = longitude;
        pointLat[end] = latitude;
        end += 1;
      }
      pointOffset.push(end);
    }
    ringOffset[block + 1] = pointOffset.length - 1;
  }
  if (reader.failed || !reader.atEnd()) return null;
  return {
    ringOffset,
    pointOffset: Uint32Array.from(pointOffset),
    pointLon: pointLon.slice(0, end),
    pointLat: pointLat.slice(0, end),
  };
}
