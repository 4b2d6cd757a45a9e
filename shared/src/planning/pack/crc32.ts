/** Reversed polynomial of CRC-32 (ISO/IEC 3309), as in gzip and PNG. */
const POLYNOMIAL = 0xedb88320;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ POLYNOMIAL : remainder >>> 1;
  return remainder;
});

/**
 * CRC-32 of bytes: finds what was changed by accident, nothing else.
 * @param before sum of the bytes before these
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  let remainder = (before ^ 0xffffffff) >>> 0;
  for (let index = 0; index < bytes.length; index++) {
    remainder = (TABLE[(remainder ^ (bytes[index] ?? 0)) & 0xff] ?? 0) ^ (remainder >>> 8);
  }
  return (remainder ^ 0xffffffff) >>> 0;
}
