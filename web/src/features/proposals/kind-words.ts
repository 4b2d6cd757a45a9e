import type { KindId } from '@werkstadt/shared/proposal/kind-id';
import { kindById } from '@werkstadt/shared/proposal/kinds/registry';
import { messageByKey } from '~/platform/i18n/index.ts';

const prefix = (kind: KindId) => `kind_${kind.replaceAll('-', '_')}`;

/** «Radweg», in the reader's language. */
export const kindName = (kind: KindId): string => messageByKey(`${prefix(kind)}_name`);

/** The question a kind asks: «Auf welcher Seite?». */
export const fieldLabel = (kind: KindId, field: string): string => messageByKey(`${prefix(kind)}_${field}_label`);

export const optionLabel = (kind: KindId, field: string, option: string): string =>
  messageByKey(`${prefix(kind)}_${field}_${option}`);

/** Questions and answers of a kind as they are read; answers nobody gave, or of an older form, are left out. */
export function answersInWords(
  kind: KindId,
  fields: Readonly<Record<string, unknown>>,
): { readonly term: string; readonly value: string }[] {
  return kindById(kind).form.flatMap((field) => {
    const answer = fields[field.name];
    if (typeof answer !== 'string' || answer.trim() === '') return [];
    if (field.type === 'choice' && !field.options.includes(answer)) return [];
    const value = field.type === 'choice' ? optionLabel(kind, field.name, answer) : answer;
    return [{ term: fieldLabel(kind, field.name), value }];
  });
}
