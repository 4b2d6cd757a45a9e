import { crc32 } from './crc32.ts';

/**
 * The container of `planning.bin`, little-endian: magic `WSPK`, format u16, section count u16, byte length u32, CRC-32
 * of everything but itself u32; then per section id u16, element u8, 0 u8, count u32, byte offset u32. Each
 * section begins at a multiple of eight bytes, so that it is read as a typed array without a copy.
 */
const MAGIC = 0x4b505357;
const FORMAT = 1;
const HEADER_BYTES = 16;
const SUM_OFFSET = 12;
const ENTRY_BYTES = 12;
const ALIGNMENT = 8;

const ELEMENTS = [Uint8Array, Uint16Array, Uint32Array, Int32Array, Float64Array] as const;
export type SectionArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** Why bytes are no planning file: not one at all, of a later format, cut off, or changed on the way. */
export type SectionFileProblem = 'not-a-planning-file' | 'newer-format' | 'cut-off' | 'damaged';

export type SectionFileResult =
  | { readonly ok: true; readonly sections: ReadonlyMap<number, SectionArray> }
  | { readonly ok: false; readonly problem: SectionFileProblem };

const sumOf = (bytes: Uint8Array): number => crc32(bytes.subarray(HEADER_BYTES), crc32(bytes.subarray(0, SUM_OFFSET)));

const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/** The same sections in the same order give the same bytes. Ids are whole numbers below 65 536. */
export function writeSectionFile(
  sections: readonly (readonly [id: number, array: SectionArray])[],
): Uint8Array<ArrayBuffer> {
  const tableBytes = aligned(HEADER_BYTES + sections.length * ENTRY_BYTES);
  const byteLength = sections.reduce((end, [, array]) => end + aligned(array.byteLength), tableBytes);
  const bytes = new Uint8Array(byteLength);
  const view = new DataView(bytes.buffer);
  let offset = tableBytes;
  sections.forEach(([id, array], index) => {
    const entry = HEADER_BYTES + index * ENTRY_BYTES;
    view.setUint16(entry, id, true);
    view.setUint8(entry + 2, ELEMENTS.indexOf(elementOf(array)));
    view.setUint32(entry + 4, array.length, true);
    view.setUint32(entry + 8, offset, true);
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), offset);
    offset += aligned(array.byteLength);
  });
  view.setUint32(0, MAGIC, true);
  view.setUint16(4, FORMAT, true);
  view.setUint16(6, sections.length, true);
  view.setUint32(8, byteLength, true);
  view.setUint32(SUM_OFFSET, sumOf(bytes), true);
  return bytes;
}

function elementOf(array: SectionArray): (typeof ELEMENTS)[number] {
  for (const element of ELEMENTS) if (array instanceof element) return element;
  throw new TypeError('no such element');
}

/** The sections by id, as views of the bytes (of a copy where those do not lie on a multiple of eight). Never throws. */
export function readSectionFile(bytes: Uint8Array<ArrayBuffer>): SectionFileResult {
  const refused = (problem: SectionFileProblem) => ({ ok: false, problem }) as const;
  if (bytes.length < HEADER_BYTES) return refused('not-a-planning-file');
  const whole = bytes.byteOffset % ALIGNMENT === 0 ? bytes : bytes.slice();
  const view = new DataView(whole.buffer, whole.byteOffset, whole.byteLength);
  if (view.getUint32(0, true) !== MAGIC) return refused('not-a-planning-file');
  if (view.getUint16(4, true) > FORMAT) return refused('newer-format');
  const byteLength = view.getUint32(8, true);
  if (whole.length < byteLength) return refused('cut-off');
  if (byteLength < HEADER_BYTES || whole.length > byteLength) return refused('damaged');
  if (sumOf(whole) !== view.getUint32(SUM_OFFSET, true)) return refused('damaged');

  const count = view.getUint16(6, true);
  const sections = new Map<number, SectionArray>();
  if (HEADER_BYTES + count * ENTRY_BYTES > byteLength) return refused('damaged');
  for (let index = 0; index < count; index++) {
    const entry = HEADER_BYTES + index * ENTRY_BYTES;
    const element = ELEMENTS[view.getUint8(entry + 2)];
    const length = view.getUint32(entry + 4, true);
    const offset = view.getUint32(entry + 8, true);
    // A later writer may know more kinds of elements; its sections are passed over.
    if (element === undefined) continue;
    if (offset % ALIGNMENT !== 0 || offset + length * element.BYTES_PER_ELEMENT > byteLength) return refused('damaged');
    sections.set(view.getUint16(entry, true), new element(whole.buffer, whole.byteOffset + offset, length));
  }
  return { ok: true, sections };
}
