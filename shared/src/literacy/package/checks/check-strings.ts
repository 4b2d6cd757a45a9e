import type { Issue } from '../issue.ts';
import type { LearningModule } from '../learning-module.ts';
import { forbiddenMarkup, linkTargets } from '../restricted-markdown.ts';
import { stringUses } from '../string-uses.ts';

/** [L41] [L42] Every text that is named is there in every offered language, and is used, and brings no markup of its own. */
export function* checkStrings(module: LearningModule): Generator<Issue> {
  const uses = stringUses(module);
  const used = new Set(uses.map((use) => use.key));
  for (const [language, strings] of module.strings) {
    const file = `strings/${language}.json`;
    const reported = new Set<string>();
    for (const use of uses) {
      if (Object.hasOwn(strings, use.key) || reported.has(use.key)) continue;
      reported.add(use.key);
      yield { file, field: use.key, rule: 'string-missing', message: `missing; ${use.file} ${use.field} names it` };
    }
    for (const [key, text] of Object.entries(strings)) {
      if (!used.has(key)) yield { file, field: key, rule: 'string-unused', message: 'nothing names this text' };
      const forbidden = forbiddenMarkup(text);
      if (forbidden !== null) yield { file, field: key, rule: 'markup', message: forbidden };
      for (const target of linkTargets(text)) {
        if (Object.hasOwn(module.description.sources, target)) continue;
        yield { file, field: key, rule: 'link', message: `links to "${target}", which is no source of module.json` };
      }
    }
  }
  yield* checkPageTexts(module);
}

/** Pages of the mock web carry their words themselves; their links lead to other pages. */
function* checkPageTexts(module: LearningModule): Generator<Issue> {
  for (const [language, pages] of module.pages) {
    const file = `pages/${language}.json`;
    const ids = new Set(pages.map((page) => page.id));
    for (const [at, page] of pages.entries()) {
      const forbidden = forbiddenMarkup(page.text);
      if (forbidden !== null) yield { file, field: `[${at}].text`, rule: 'markup', message: forbidden };
      const links = [...linkTargets(page.text), ...page.links.map((link) => link.to)];
      for (const target of links.filter((link) => !ids.has(link))) {
        yield { file, field: `[${at}]`, rule: 'link', message: `links to "${target}", which is no page` };
      }
    }
  }
}
