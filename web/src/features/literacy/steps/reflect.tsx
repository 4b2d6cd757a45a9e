import type { StepParams } from '@werkstadt/shared/literacy/package/step';
import { useState } from 'react';
import * as z from 'zod/mini';
import { m } from '~/platform/i18n/index.ts';
import { FilterChip, Icon, TextArea } from '~/ui/index.ts';
import type { StepProps } from '../step-props.ts';

const savedSchema = z.object({ words: z.string(), chosen: z.array(z.string()) });
type Saved = z.infer<typeof savedSchema>;

const MAX_LENGTH = 1000;

/** Own words, or a suggestion to tap. They stay on this device ([H8]). */
export function ReflectStep({ params, text, plain, saved, onSave, onDone }: StepProps<StepParams<'reflect'>, Saved>) {
  const parsed = savedSchema.safeParse(saved);
  const [state, setState] = useState<Saved>(parsed.success ? parsed.data : { words: '', chosen: [] });
  const change = (next: Saved) => {
    setState(next);
    onSave(next);
    if (next.words.trim() !== '' || next.chosen.length > 0) onDone(next);
  };
  const toggle = (key: string) => {
    const chosen = state.chosen.includes(key)
      ? state.chosen.filter((candidate) => candidate !== key)
      : [...state.chosen, key];
    change({ ...state, chosen });
  };
  return (
    <div className="stack">
      {text(params.prompt)}
      {params.suggestions.length > 0 && (
        <fieldset className="learn-suggestions">
          <legend className="visually-hidden">{m.learn_reflect_suggestions()}</legend>
          {params.suggestions.map((key) => (
            <FilterChip key={key} pressed={state.chosen.includes(key)} onClick={() => toggle(key)}>
              {plain(key)}
            </FilterChip>
          ))}
        </fieldset>
      )}
      <TextArea
        label={m.learn_reflect_own_words()}
        hint={params.hint ? plain(params.hint) : undefined}
        optional={params.suggestions.length > 0}
        value={state.words}
        maxLength={MAX_LENGTH}
        onChange={(words) => change({ ...state, words })}
      />
      <p className="learn-stays">
        <Icon name="phone" size={20} />
        <span>{m.learn_reflect_stays()}</span>
      </p>
    </div>
  );
}
