import { MAX_SOURCES } from '@werkstadt/shared/proposal/proposal';
import { tidySource } from '@werkstadt/shared/proposal/words';
import { m } from '~/platform/i18n/index.ts';
import { Button, TextField } from '~/ui/index.ts';
import { fieldIdAt } from './issue-words.ts';

export interface SourceFieldsProps {
  readonly sources: readonly string[];
  readonly onChange: (sources: string[]) => void;
  readonly onLeave: (place: `source-${number}`) => void;
  readonly errorAt: (place: `source-${number}`) => string | undefined;
}

/** Links that show why: none at first, one row each. */
export function SourceFields({ sources, onChange, onLeave, errorAt }: SourceFieldsProps) {
  const add = () => {
    onChange([...sources, '']);
    const id = fieldIdAt(`source-${sources.length}`);
    requestAnimationFrame(() => document.getElementById(id)?.focus());
  };
  const remove = (index: number) => {
    onChange(sources.toSpliced(index, 1));
    document.getElementById('propose-add-source')?.focus();
  };
  return (
    <fieldset className="source-fields">
      <legend className="heading-3">{m.propose_sources_title()}</legend>
      <p className="muted small">{m.propose_sources_hint()}</p>
      {sources.map((link, index) => {
        const place = `source-${index}` as const;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the list; links may repeat
          <div className="source-fields__row" key={index}>
            <TextField
              id={fieldIdAt(place)}
              label={m.propose_source_label({ number: index + 1 })}
              type="url"
              inputMode="url"
              autoComplete="off"
              spellCheck={false}
              placeholder="https://"
              value={link}
              error={errorAt(place)}
              onChange={(typed) => onChange(sources.with(index, typed))}
              onBlur={() => {
                if (tidySource(link) !== link) onChange(sources.with(index, tidySource(link)));
                onLeave(place);
              }}
            />
            <Button variant="quiet" size="small" icon="trash" onClick={() => remove(index)}>
              {m.propose_source_remove({ number: index + 1 })}
            </Button>
          </div>
        );
      })}
      {sources.length < MAX_SOURCES && (
        <Button id="propose-add-source" icon="plus" onClick={add}>
          {m.propose_source_add()}
        </Button>
      )}
    </fieldset>
  );
}
