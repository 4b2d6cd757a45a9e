import { type ReadingHint, type ReadingLevel, readingHints, readingLevel } from '../reading-level.ts';
import type { ModuleLanguage } from './ids.ts';
import type { LearningModule } from './learning-module.ts';
import { plainText } from './restricted-markdown.ts';
import { stringUses } from './string-uses.ts';

export interface TextReading {
  readonly language: ModuleLanguage;
  /** Key of the text, or the step whose texts are read together on one screen. */
  readonly name: string;
  readonly level: ReadingLevel;
  readonly hints: readonly ReadingHint[];
}

/** Figures of every text, and of every step with all its texts together. */
export function readingReport(module: LearningModule): TextReading[] {
  const uses = stringUses(module).filter((use) => use.file === 'steps.json');
  return [...module.strings].flatMap(([language, strings]) => {
    const reading = (name: string, text: string): TextReading => {
      const level = readingLevel(text, language);
      return { language, name, level, hints: readingHints(level, language) };
    };
    const texts = Object.entries(strings).map(([key, text]) => reading(key, plainText(text)));
    const steps = module.steps.map((step, at) => {
      const keys = uses.filter((use) => use.field.startsWith(`[${at}]`)).map((use) => use.key);
      return reading(`step "${step.id}"`, keys.map((key) => plainText(strings[key] ?? '')).join('\n'));
    });
    const pages = (module.pages.get(language) ?? []).map((page) => reading(`page "${page.id}"`, plainText(page.text)));
    return [...texts, ...steps, ...pages];
  });
}
