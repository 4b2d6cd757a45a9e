import type * as z from 'zod/mini';
import { type Assets, assetsSchema } from './assets.ts';
import { type Charts, chartsSchema } from './data/charts.ts';
import { type Cases, casesSchema, type Pages, pagesSchema } from './data/pages.ts';
import { type Pictures, picturesSchema } from './data/pictures.ts';
import { type Posts, postsSchema } from './data/posts.ts';
import type { ModuleLanguage } from './ids.ts';
import { fieldPath, type Issue } from './issue.ts';
import { type Item, type ItemFile, itemFileSchema, itemFiles } from './item.ts';
import { type ModuleDescription, moduleDescriptionSchema } from './module-description.ts';
import type { PackageContent } from './package-files.ts';
import { type Step, stepsSchema, stepTypes } from './step.ts';
import { type Strings, stringsSchema } from './strings.ts';

/** A module whose every file has passed its schema. That its parts fit together is what `checkModule` says. */
export interface LearningModule {
  readonly description: ModuleDescription;
  readonly steps: readonly Step[];
  readonly items: Readonly<Record<ItemFile, readonly Item[]>>;
  /** By language, those of `description.inLanguage`. */
  readonly strings: ReadonlyMap<ModuleLanguage, Strings>;
  readonly assets: Assets;
  /** What the simulations need; null where the module has no such file. */
  readonly posts: Posts | null;
  readonly cases: Cases | null;
  readonly pages: ReadonlyMap<ModuleLanguage, Pages>;
  readonly pictures: Pictures | null;
  readonly charts: Charts | null;
}

/** Data files that a simulation needs, by step type. */
export const dataFilesOf: Readonly<Partial<Record<Step['type'], readonly string[]>>> = {
  'feed-sim': ['posts.json'],
  'mock-web': ['cases.json', 'pages'],
  'image-trace': ['pictures.json'],
  'chart-lab': ['charts.json'],
};

/** A step of a type that is not in the registry gets its own rule: it is the likeliest way to bring in code. */
const isUnknownStepType = (issue: z.core.$ZodIssue): boolean =>
  issue.code === 'invalid_union' && issue.path.at(-1) === 'type' && issue.path.length === 2;

class Reader {
  readonly issues: Issue[] = [];
  readonly #content: PackageContent;

  constructor(content: PackageContent) {
    this.#content = content;
  }

  has(file: string): boolean {
    return this.#content.has(file);
  }

  read<T>(file: string, schema: z.ZodMiniType<T>): T | null {
    if (!this.#content.has(file)) {
      this.issues.push({ file, field: '', rule: 'file-missing', message: 'the file is missing' });
      return null;
    }
    const parsed = schema.safeParse(this.#content.get(file));
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) {
      const stepType = file === 'steps.json' && isUnknownStepType(issue);
      this.issues.push({
        file,
        field: fieldPath(issue.path),
        rule: stepType ? 'step-type' : 'schema',
        message: stepType
          ? `there is no such step type; there are ${Object.keys(stepTypes).join(', ')}`
          : explain(issue),
      });
    }
    return null;
  }
}

function explain(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? `missing, or no ${issue.expected}` : `is no ${issue.expected}`;
    case 'unrecognized_keys':
      return `does not know ${issue.keys.join(', ')}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return `is less than ${issue.minimum}${issue.origin === 'string' ? ' characters' : ''}`;
    case 'too_big':
      return `is more than ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}`;
    case 'invalid_union':
      return 'fits none of the allowed shapes';
    case 'invalid_key':
      return 'has a key of the wrong form';
    default:
      return `has the wrong form (${issue.message ?? issue.code})`;
  }
}

/**
 * Parses the files of a package. `module` is null where one of them does not fit its schema; then `issues` says which.
 */
export function readModule(content: PackageContent): {
  readonly module: LearningModule | null;
  readonly issues: readonly Issue[];
} {
  const reader = new Reader(content);
  const description = reader.read('module.json', moduleDescriptionSchema);
  const steps = reader.read('steps.json', stepsSchema);
  const languages = description?.inLanguage ?? [];
  const items = new Map(itemFiles.map((name) => [name, reader.read(`items/${name}.json`, itemFileSchema)]));
  const strings = new Map(
    languages.map((language) => [language, reader.read(`strings/${language}.json`, stringsSchema)]),
  );
  const assets = reader.has('assets/assets.json') ? reader.read('assets/assets.json', assetsSchema) : [];

  const needed = new Set((steps ?? []).flatMap((step) => dataFilesOf[step.type] ?? []));
  const wanted = (file: string) => needed.has(file) || reader.has(file);
  const posts = wanted('posts.json') ? reader.read('posts.json', postsSchema) : null;
  const cases = wanted('cases.json') ? reader.read('cases.json', casesSchema) : null;
  const pictures = wanted('pictures.json') ? reader.read('pictures.json', picturesSchema) : null;
  const charts = wanted('charts.json') ? reader.read('charts.json', chartsSchema) : null;
  const pages = new Map(
    needed.has('pages')
      ? languages.map((language) => [language, reader.read(`pages/${language}.json`, pagesSchema)])
      : [],
  );

  if (reader.issues.length > 0 || !description || !steps || !assets) return { module: null, issues: reader.issues };
  const itemsOf = (file: ItemFile) => items.get(file) ?? [];
  return {
    issues: [],
    module: {
      description,
      steps,
      items: {
        'form-a': itemsOf('form-a'),
        'form-b': itemsOf('form-b'),
        'form-c': itemsOf('form-c'),
        practice: itemsOf('practice'),
        booster: itemsOf('booster'),
      },
      strings: withoutNull(strings),
      assets,
      posts,
      cases,
      pages: withoutNull(pages),
      pictures,
      charts,
    },
  };
}

function withoutNull<K, V>(map: ReadonlyMap<K, V | null>): ReadonlyMap<K, V> {
  const found = new Map<K, V>();
  for (const [key, value] of map) if (value !== null) found.set(key, value);
  return found;
}

/** All items, in the order of the files. */
export function allItems(module: Pick<LearningModule, 'items'>): readonly Item[] {
  return itemFiles.flatMap((file) => module.items[file]);
}
