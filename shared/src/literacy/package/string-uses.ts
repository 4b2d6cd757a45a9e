import { STRING_KEY } from './ids.ts';
import { fieldPath } from './issue.ts';
import { itemFiles } from './item.ts';
import type { LearningModule } from './learning-module.ts';

export interface StringUse {
  readonly key: string;
  readonly file: string;
  readonly field: string;
}

function* usesIn(file: string, value: unknown, path: readonly (string | number)[]): Generator<StringUse> {
  if (typeof value === 'string') {
    if (STRING_KEY.test(value)) yield { key: value, file, field: fieldPath(path) };
  } else if (Array.isArray(value)) {
    for (const [at, part] of value.entries()) yield* usesIn(file, part, [...path, at]);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value)) yield* usesIn(file, part, [...path, name]);
  }
}

/** Every place where a module names a text. */
export function stringUses(module: LearningModule): StringUse[] {
  return [
    ...usesIn('steps.json', module.steps, []),
    ...itemFiles.flatMap((name) => [...usesIn(`items/${name}.json`, module.items[name], [])]),
    ...usesIn('posts.json', module.posts, []),
    ...usesIn('cases.json', module.cases, []),
    ...usesIn('pictures.json', module.pictures, []),
    ...usesIn('charts.json', module.charts, []),
  ];
}
