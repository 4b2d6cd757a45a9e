import { LANE_PRESETS } from '@werkstadt/shared/planning/rules/presets';
import type { KindId } from '@werkstadt/shared/proposal/kind-id';
import { kindById } from '@werkstadt/shared/proposal/kinds/registry';
import { m } from '~/platform/i18n/index.ts';
import { kindFieldLabel, kindOptionLabel } from '~/platform/i18n/kind-words.ts';
import { presetWords } from '~/platform/i18n/preset-words.ts';

/** Questions and answers of a kind as they are read; answers nobody gave, or of an older form, are left out. */
export function answersInWords(
  kind: KindId,
  fields: Readonly<Record<string, unknown>>,
): { readonly term: string; readonly value: string }[] {
  const asked = kindById(kind).form.flatMap((field) => {
    const answer = fields[field.name];
    if (typeof answer !== 'string' || answer.trim() === '') return [];
    if (field.type === 'choice' && !field.options.includes(answer)) return [];
    const value = field.type === 'choice' ? kindOptionLabel(kind, field.name, answer) : answer;
    return [{ term: kindFieldLabel(kind, field.name), value }];
  });
  const preset = LANE_PRESETS.find((known) => known === fields.preset);
  return preset ? [...asked, { term: m.planning_preset(), value: presetWords[preset]() }] : asked;
}
