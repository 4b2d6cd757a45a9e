import type { KindId } from './kind-id.ts';
import { kindById } from './kinds/registry.ts';

/** Beside the form: the cross-section of a lane is chosen where it is drawn. */
const CHOSEN_WHILE_DRAWING = ['preset'];

type Fields = Readonly<Record<string, unknown>>;

/** Whether fields say the same to a reader. Streets and figures are no answers: they come with the drawing. */
export function readAlike(kind: KindId, a: Fields, b: Fields): boolean {
  const names = [...kindById(kind).form.map(({ name }) => name), ...CHOSEN_WHILE_DRAWING];
  return names.every((name) => JSON.stringify(a[name]) === JSON.stringify(b[name]));
}
