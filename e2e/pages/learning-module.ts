/** A learning module as its files say it, in one language: what must stand on the screen, and what is right. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ModuleLanguage } from '@werkstadt/shared/literacy/package/ids';
import type { Item } from '@werkstadt/shared/literacy/package/item';
import { allItems, type LearningModule, readModule } from '@werkstadt/shared/literacy/package/learning-module';
import { plainText } from '@werkstadt/shared/literacy/package/restricted-markdown';
import type { StepParams } from '@werkstadt/shared/literacy/package/step';

const repository = resolve(import.meta.dirname, '../..');
const modulesFolder = join(repository, 'shared/src/literacy/modules');
const literacy = 'web/src/features/literacy';

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** Words of the app's own catalogue; plain German reads the German ones. */
function catalogue(language: ModuleLanguage): ReadonlyMap<string, string> {
  const name = `messages.${language === 'en' ? 'en' : 'de'}.json`;
  const read = ['steps/', ''].flatMap((folder) =>
    Object.entries(readJson(join(repository, literacy, folder, name)) as Record<string, string>),
  );
  return new Map(read);
}

function readModuleFolder(folder: string): LearningModule {
  const files = readdirSync(join(modulesFolder, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .map((path): [string, unknown] => [path, readJson(join(modulesFolder, folder, path))]);
  const { module, issues } = readModule(new Map(files));
  if (!module) throw new Error(`${folder}: ${JSON.stringify(issues)}`);
  return module;
}

/** Ids of the modules that come with the app, in their order. */
export const moduleIds: readonly string[] = readdirSync(modulesFolder)
  .sort()
  .map((folder) => folder.replace(/-.*$/, ''));

/** Two texts are the same if their letters are: lists and paragraphs are drawn apart. */
const letters = (text: string): string => text.replace(/\s+/g, '');

export class TaughtModule {
  readonly language: ModuleLanguage;
  readonly module: LearningModule;
  readonly #app: ReadonlyMap<string, string>;
  readonly #itemByStatement: ReadonlyMap<string, Item>;

  constructor(id: string, language: ModuleLanguage) {
    const folder = readdirSync(modulesFolder).find((name) => name.startsWith(`${id}-`));
    if (!folder) throw new Error(`there is no module ${id}`);
    this.language = language;
    this.module = readModuleFolder(folder);
    this.#app = catalogue(language);
    this.#itemByStatement = new Map(allItems(this.module).map((item) => [letters(this.text(item.text)), item]));
  }

  get name(): string {
    return this.module.description.name[this.language];
  }

  /** A text of the module, without marks. */
  text(key: string): string {
    const text = this.module.strings.get(this.language)?.[key];
    if (text === undefined) throw new Error(`no text ${key}`);
    return plainText(text);
  }

  /** A word of the app. */
  app(key: string, inputs: Readonly<Record<string, string | number>> = {}): string {
    const message = this.#app.get(key);
    if (message === undefined) throw new Error(`no message ${key}`);
    return message.replace(/\{(\w+)\}/g, (_, name: string) => String(inputs[name]));
  }

  /** Parameters of the step where a proposal is built. */
  get builder(): StepParams<'builder'> {
    for (const step of this.module.steps) if (step.type === 'builder') return step.params;
    throw new Error(`${this.name} builds nothing`);
  }

  /** Key of the claim of its first wish. */
  get firstClaim(): string {
    return this.builder.wishes[0]?.claim ?? '';
  }

  /** The item whose statement stands on the screen. */
  itemOf(statement: string): Item {
    const item = this.#itemByStatement.get(letters(statement));
    if (!item) throw new Error(`no item says «${statement}»`);
    return item;
  }

  /** Texts of these keys that do not stand in what is shown. */
  missing(keys: readonly string[], shown: string): string[] {
    const all = letters(shown);
    return keys.filter((key) => !all.includes(letters(this.text(key))));
  }
}
