import type { Issue, PackageRule } from '../issue.ts';
import { allItems, type LearningModule } from '../learning-module.ts';

const MEASURES = { before: 1, after: 6, feedback: 7 } as const;

function* repeated(file: string, ids: readonly string[]): Generator<Issue> {
  for (const id of new Set(ids.filter((each, at) => ids.indexOf(each) !== at))) {
    yield { file, field: '', rule: 'id-repeated', message: `"${id}" is there twice` };
  }
}

/** [L49] The eight screens in order, with the items before and after and their feedback once each. */
export function* checkScreens(module: LearningModule): Generator<Issue> {
  const issue = (field: string, message: string): Issue => ({ file: 'steps.json', field, rule: 'screens', message });
  for (const [at, step] of module.steps.entries()) {
    const previous = module.steps[at - 1];
    if (previous && step.screen < previous.screen) yield issue(`[${at}].screen`, 'goes back to an earlier screen');
  }
  for (let screen = 1; screen <= 8; screen++) {
    if (!module.steps.some((step) => step.screen === screen)) yield issue('', `screen ${screen} is missing`);
  }
  for (const [use, screen] of Object.entries(MEASURES)) {
    const steps = module.steps.filter((step) => step.type === 'choice' && step.params.use === use);
    if (steps.length !== 1) yield issue('', `there must be one step "${use}", there are ${steps.length}`);
    if (steps.some((step) => step.screen !== screen)) yield issue('', `the step "${use}" belongs on screen ${screen}`);
  }
}

/** [L50] Ids are there once, and what is named by its id is there. */
export function* checkReferences(module: LearningModule): Generator<Issue> {
  yield* repeated(
    'steps.json',
    module.steps.map((step) => step.id),
  );
  const items = allItems(module);
  yield* repeated(
    'items',
    items.map((item) => item.id),
  );
  const practice = new Set(module.items.practice.map((item) => item.id));
  const cases = new Set((module.cases ?? []).map((each) => each.id));
  const pictures = new Set((module.pictures?.pictures ?? []).map((each) => each.id));
  const bars = new Set((module.charts?.bars ?? []).map((each) => each.id));
  const maps = new Set((module.charts?.maps ?? []).map((each) => each.id));
  const figures = new Set((module.charts?.figures ?? []).map((each) => each.id));

  for (const [at, step] of module.steps.entries()) {
    const field = `[${at}].params`;
    const issue = (rule: PackageRule, message: string): Issue => ({ file: 'steps.json', field, rule, message });
    const missing = (known: ReadonlySet<string>, ids: readonly string[], what: string): Issue[] =>
      ids.filter((id) => !known.has(id)).map((id) => issue('reference', `"${id}" is no ${what}`));
    switch (step.type) {
      case 'text': {
        const { sources, look } = step.params;
        for (const source of sources) {
          if (!Object.hasOwn(module.description.sources, source))
            yield issue('source', `"${source}" is no source of module.json`);
        }
        if (look === 'reality' && sources.length === 0) yield issue('source', 'what research found needs a source');
        break;
      }
      case 'choice': {
        const { params } = step;
        if (params.use === 'practice') yield* missing(practice, params.items, 'practice item');
        if (params.use === 'accuracy') yield* missing(practice, [params.item], 'practice item');
        if (params.use === 'reveal') {
          const earlier = module.steps.slice(0, at);
          const guesses = earlier.flatMap((each) =>
            each.type === 'choice' && each.params.use === 'predict' ? [each.id] : [],
          );
          yield* missing(new Set(guesses), [params.of], 'earlier step "predict"');
        }
        break;
      }
      case 'mock-web':
        yield* missing(cases, step.params.part === 'search' ? step.params.cases : [step.params.case], 'case');
        break;
      case 'image-trace':
        yield* missing(
          pictures,
          step.params.part === 'history' ? step.params.pictures : [step.params.picture],
          'picture',
        );
        break;
      case 'chart-lab':
        yield* step.params.part === 'bars'
          ? missing(bars, [step.params.bars], 'bar chart')
          : missing(maps, [step.params.map], 'map');
        break;
      case 'builder': {
        const { wishes, cards, counters } = step.params;
        yield* missing(
          new Set(cards.map(({ id }) => id)),
          wishes.flatMap((wish) => wish.cards),
          'card',
        );
        yield* missing(
          new Set(counters.map(({ id }) => id)),
          wishes.flatMap((wish) => wish.counters),
          'counter-argument',
        );
        break;
      }
    }
  }
  for (const item of items) {
    if (item.figure !== undefined && !figures.has(item.figure)) {
      yield {
        file: 'items',
        field: item.id,
        rule: 'reference',
        message: `"${item.figure}" is no figure of charts.json`,
      };
    }
  }
  yield* checkData(module, bars, maps);
}

function* checkData(module: LearningModule, bars: ReadonlySet<string>, maps: ReadonlySet<string>): Generator<Issue> {
  for (const [at, figure] of (module.charts?.figures ?? []).entries()) {
    const known = figure.type === 'bars' ? bars.has(figure.bars) : maps.has(figure.map);
    if (!known) yield { file: 'charts.json', field: `figures[${at}]`, rule: 'reference', message: 'names no data set' };
  }
  const places = module.pictures?.places ?? {};
  for (const [at, picture] of (module.pictures?.pictures ?? []).entries()) {
    const field = `pictures[${at}]`;
    for (const { place } of [picture.claim, ...picture.history]) {
      if (Object.hasOwn(places, place)) continue;
      yield { file: 'pictures.json', field, rule: 'reference', message: `"${place}" is no place` };
    }
  }
  yield* checkPages(module);
}

/** The mock web is the same in every language but for its words. */
function* checkPages(module: LearningModule): Generator<Issue> {
  const [first, ...others] = [...module.pages];
  if (!first) return;
  const shape = (page: (typeof first)[1][number]): string =>
    JSON.stringify([page.id, page.host, page.path, page.owner, page.date, page.links.map((link) => link.to)]);
  const expected = first[1].map(shape);
  for (const [language, pages] of others) {
    const file = `pages/${language}.json`;
    if (pages.length !== expected.length) {
      yield {
        file,
        field: '',
        rule: 'pages-differ',
        message: `holds ${pages.length} pages, ${first[0]} ${expected.length}`,
      };
      continue;
    }
    for (const [at, page] of pages.entries()) {
      if (shape(page) === expected[at]) continue;
      yield { file, field: `[${at}]`, rule: 'pages-differ', message: `is not the page of pages/${first[0]}.json` };
    }
  }
  const ids = new Set(first[1].map((page) => page.id));
  for (const [at, each] of (module.cases ?? []).entries()) {
    for (const id of [each.page, each.original, ...each.boosted, ...each.repeats]) {
      if (ids.has(id)) continue;
      yield { file: 'cases.json', field: `[${at}]`, rule: 'reference', message: `"${id}" is no page` };
    }
  }
}
