/** What can be wrong with a package. One word a rule; `shared/src/literacy/README.md` explains each. */
export const packageRules = [
  'file-missing',
  'file-unknown',
  'json',
  'schema',
  'step-type',
  'language',
  'id-repeated',
  'reference',
  'screens',
  'source',
  'string-missing',
  'string-unused',
  'markup',
  'link',
  'pages-differ',
  'item-place',
  'item-words',
  'counts',
  'core',
  'twin',
  'form-match',
  'cue',
  'stance',
  'key-dates',
  'asset',
  'alt-answer',
  'bytes',
] as const;
export type PackageRule = (typeof packageRules)[number];

/** A problem of a package. `field` is a path in the file, `[3].key.source`; empty = the whole file. */
export interface Issue {
  readonly file: string;
  readonly field: string;
  readonly rule: PackageRule;
  readonly message: string;
}

/** `[3].key.source` */
export function fieldPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}
