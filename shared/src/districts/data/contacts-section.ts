import { VarintReader, VarintWriter } from '../../planning/pack/varints.ts';
import { CONTACT_KINDS, type DistrictData } from './district-data.ts';

type Contacts = Pick<DistrictData, 'neighbourOffset' | 'neighbour' | 'neighbourBorderDm' | 'neighbourContact'>;

/** Every pair once, with the block of the higher row: what is read from it is the same in both directions. */
export function writeContacts({
  neighbourOffset,
  neighbour,
  neighbourBorderDm,
  neighbourContact,
}: Contacts): Uint8Array {
  const writer = new VarintWriter();
  for (let block = 0; block < neighbourOffset.length - 1; block++) {
    const entries: number[] = [];
    for (let at = neighbourOffset[block] ?? 0; at < (neighbourOffset[block + 1] ?? 0); at++) {
      if ((neighbour[at] ?? 0) > block) entries.push(at);
    }
    writer.unsigned(entries.length);
    let before = block;
    for (const at of entries) {
      writer.unsigned((neighbour[at] ?? 0) - before);
      writer.unsigned(neighbourBorderDm[at] ?? 0);
      writer.unsigned(neighbourContact[at] ?? 0);
      before = neighbour[at] ?? 0;
    }
  }
  return writer.bytes();
}

/** Null where the bytes are no contacts of so many blocks. Neighbours of a block come ascending. */
export function readContacts(bytes: Uint8Array, blocks: number): Contacts | null {
  const reader = new VarintReader(bytes);
  const pairs: { readonly low: number; readonly high: number; readonly border: number; readonly contact: number }[] =
    [];
  const neighbourOffset = new Uint32Array(blocks + 1);
  for (let low = 0; low < blocks; low++) {
    const count = reader.unsigned();
    let high = low;
    for (let at = 0; at < count && !reader.failed; at++) {
      const step = reader.unsigned();
      const border = reader.unsigned();
      const contact = reader.unsigned();
      high += step;
      if (reader.failed || step === 0 || high >= blocks || contact >= CONTACT_KINDS.length) return null;
      pairs.push({ low, high, border, contact });
      for (const block of [low, high]) neighbourOffset[block + 1] = (neighbourOffset[block + 1] ?? 0) + 1;
    }
  }
  if (reader.failed || !reader.atEnd()) return null;
  for (let block = 0; block < blocks; block++) {
    neighbourOffset[block + 1] = (neighbourOffset[block] ?? 0) + (neighbourOffset[block + 1] ?? 0);
  }
  const next = neighbourOffset.slice();
  const neighbour = new Uint32Array(pairs.length * 2);
  const neighbourBorderDm = new Uint32Array(pairs.length * 2);
  const neighbourContact = new Uint8Array(pairs.length * 2);
  const put = (block: number, other: number, border: number, contact: number) => {
    const at = next[block] ?? 0;
    next[block] = at + 1;
    neighbour[at] = other;
    neighbourBorderDm[at] = border;
    neighbourContact[at] = contact;
  };
  // First the lower neighbours of each block, then the higher ones: both ascend, because the pairs do.
  for (const { low, high, border, contact } of pairs) put(high, low, border, contact);
  for (const { low, high, border, contact } of pairs) put(low, high, border, contact);
  return { neighbourOffset, neighbour, neighbourBorderDm, neighbourContact };
}
