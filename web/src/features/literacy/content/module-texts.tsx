import type { ModuleLanguage } from '@werkstadt/shared/literacy/package/ids';
import type { Item } from '@werkstadt/shared/literacy/package/item';
import { plainText } from '@werkstadt/shared/literacy/package/restricted-markdown';
import type { ReactNode } from 'react';
import { ExternalLink } from '~/ui/index.ts';
import { type ItemScale, itemScale } from '../items/answer-scale.tsx';
import type { StepProps } from '../step-props.ts';
import type { LoadedModule } from './load-module.ts';
import { RichText } from './rich-text.tsx';

/** What of a module is read in one language: the part of `StepProps` that is the same for every step. */
export interface ModuleTexts extends Pick<StepProps<unknown>, 'text' | 'plain' | 'data' | 'asset' | 'locale'> {
  readonly locale: ModuleLanguage;
  /** The reader's language where the module is not written in it, null where it is. Said on screen. */
  readonly missingLanguage: ModuleLanguage | null;
  /** How the module asks about its statements. */
  readonly scale: ItemScale;
}

/** A text in plain German that is missing is German. */
const fallbacks: Readonly<Record<ModuleLanguage, readonly ModuleLanguage[]>> = {
  de: ['de'],
  en: ['en', 'de'],
  'de-einfach': ['de-einfach', 'de'],
};

/** Every module asks before it teaches (the eight screens of a module). */
function scaleOf({ steps, description }: LoadedModule, plain: (key: string) => string): ItemScale {
  for (const { type, params } of steps)
    if (type === 'choice' && params.use === 'before') return itemScale(params, plain);
  throw new Error(`the module ${description.id} asks nothing before it begins`);
}

export function moduleTexts(module: LoadedModule, wanted: ModuleLanguage): ModuleTexts {
  const languages = fallbacks[wanted].filter((language) => module.strings.has(language));
  const locale = languages[0] ?? 'de';

  function markdown(key: string): string {
    for (const language of languages) {
      const text = module.strings.get(language)?.[key];
      if (text !== undefined) return text;
    }
    throw new Error(`the module ${module.description.id} has no text «${key}»`);
  }
  function sourceHref(id: string): string | undefined {
    const source = module.description.sources[id];
    if (!source) return undefined;
    return source.doi ? `https://doi.org/${source.doi}` : (source.url ?? undefined);
  }
  const plain = (key: string) => plainText(markdown(key));
  return {
    locale,
    missingLanguage: locale === wanted ? null : wanted,
    text: (key): ReactNode => (
      <RichText
        markdown={markdown(key)}
        link={({ text, to }) => {
          const href = sourceHref(to);
          return href ? <ExternalLink href={href}>{text}</ExternalLink> : text;
        }}
      />
    ),
    plain,
    scale: scaleOf(module, plain),
    data(name) {
      const paths = [...languages.map((language) => `${name}/${language}.json`), `${name}.json`];
      return paths.map(module.file).find((content) => content !== undefined);
    },
    asset(file) {
      const asset = module.assets.find((candidate) => candidate.file === file);
      const url = module.assetUrl(file);
      return asset && url ? { url, alt: asset.alt[locale], story: asset.story } : undefined;
    },
  };
}

/** The texts of an item's own module, where items of several modules stand together. */
export function textsByModule(
  modules: readonly LoadedModule[],
  wanted: ModuleLanguage,
): (item: Pick<Item, 'id' | 'module'>) => ModuleTexts {
  const texts = new Map(modules.map((module) => [module.description.id, moduleTexts(module, wanted)]));
  return ({ id, module }) => {
    const found = texts.get(module);
    if (!found) throw new Error(`no module for the item ${id}`);
    return found;
  };
}
