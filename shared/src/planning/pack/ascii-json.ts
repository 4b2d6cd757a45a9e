/** JSON in which every character outside ASCII is written as `\uXXXX`: one byte a character, without a text codec. */
export function asciiJsonBytes(value: unknown): Uint8Array {
  const text = JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** The value that `asciiJsonBytes` wrote; undefined where the bytes are no such JSON. */
export function parseAsciiJson(bytes: Uint8Array): unknown {
  const parts: string[] = [];
  // A call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 4096) parts.push(String.fromCharCode(...bytes.subarray(at, at + 4096)));
  try {
    return JSON.parse(parts.join(''));
  } catch {
    return undefined;
  }
}
