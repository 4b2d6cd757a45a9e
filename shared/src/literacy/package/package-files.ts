import { decodeUtf8 } from './decode-utf8.ts';

/** Files of a package by path (`items/form-a.json`), as they are stored. */
export type PackageFiles = ReadonlyMap<string, Uint8Array>;

/** Content of the JSON files of a package by path; nothing in it is checked yet. */
export type PackageContent = ReadonlyMap<string, unknown>;

/** Why a JSON file cannot be read; null where it can, then its content is in `content`. */
export function readJson(bytes: Uint8Array): { readonly problem: string } | { readonly content: unknown } {
  const text = decodeUtf8(bytes);
  if (text === null) return { problem: 'the file is not UTF-8' };
  try {
    return { content: JSON.parse(text) };
  } catch (error) {
    return { problem: `the file is no JSON: ${error instanceof Error ? error.message : 'unreadable'}` };
  }
}
