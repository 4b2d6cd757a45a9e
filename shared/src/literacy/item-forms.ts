import { SeededRandom } from '../random/seeded-random.ts';
import { type Form, forms, type Item } from './package/item.ts';
import type { LearningModule } from './package/learning-module.ts';

/** Items of one form, and how many of them belong to the course test. */
export const ITEMS_PER_FORM = 8;
export const CORE_ITEMS_PER_FORM = 4;

/** Before, after, later: each another form. */
export type FormOrder = [Form, Form, Form];

/** The order in which a learner meets the forms: each of the six orders with the same chance, the same for a seed. */
export function drawFormOrder(seed: number): FormOrder {
  const [first = 'A', second = 'B', third = 'C'] = new SeededRandom(seed).shuffled(forms);
  return [first, second, third];
}

/** From its last day on an item is not drawn. `today`: ISO 8601 day. */
export const isExpired = (item: Item, today: string): boolean => item.key.expires <= today;

const fileOf = { A: 'form-a', B: 'form-b', C: 'form-c' } as const;

export const itemsOfForm = (module: Pick<LearningModule, 'items'>, form: Form): readonly Item[] =>
  module.items[fileOf[form]];

/** A form with fewer than eight valid items measures nothing: it is closed, and an editor is told. */
export type DrawnForm =
  | { readonly open: true; readonly items: readonly Item[] }
  | { readonly open: false; readonly valid: number };

/** The valid items of a form in drawn order. */
export function drawForm(
  module: Pick<LearningModule, 'items'>,
  { form, seed, today }: { readonly form: Form; readonly seed: number; readonly today: string },
): DrawnForm {
  const valid = itemsOfForm(module, form).filter((item) => !isExpired(item, today));
  if (valid.length < ITEMS_PER_FORM) return { open: false, valid: valid.length };
  return { open: true, items: new SeededRandom(seed ^ salt[form]).shuffled(valid) };
}

const salt = { A: 0x2c1b3c6d, B: 0x297a2d39, C: 0x7feb352d } as const;

/** What an editor has to hear: forms that are closed today. */
export function closedForms(
  modules: readonly LearningModule[],
  today: string,
): { readonly module: string; readonly form: Form; readonly valid: number }[] {
  return modules.flatMap((module) =>
    forms.flatMap((form) => {
      const drawn = drawForm(module, { form, seed: 0, today });
      return drawn.open ? [] : [{ module: module.description.id, form, valid: drawn.valid }];
    }),
  );
}

/**
 * One course test: the core items of every module in one form, mixed. Modules with a closed form stay out of all three
 * tests (so that these stay alike) and are named.
 */
export function drawCourseTest(
  modules: readonly LearningModule[],
  { form, seed, today }: { readonly form: Form; readonly seed: number; readonly today: string },
): { readonly items: readonly Item[]; readonly leftOut: readonly string[] } {
  const closed = new Set(closedForms(modules, today).map(({ module }) => module));
  const items = modules
    .filter((module) => !closed.has(module.description.id))
    .flatMap((module) => itemsOfForm(module, form).filter((item) => item.core));
  return { items: new SeededRandom(seed ^ salt[form]).shuffled(items), leftOut: [...closed].sort() };
}
