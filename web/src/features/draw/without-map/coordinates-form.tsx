import { readCoordinates } from '@werkstadt/shared/draft/read-coordinates';
import type { DraftAction } from '@werkstadt/shared/draft/reduce-draft';
import { type FormEvent, useState } from 'react';
import { useCity } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button, TextField } from '~/ui/index.ts';

/** A corner by its coordinates, as maps and navigation devices show them. */
export function CoordinatesForm({ act }: { readonly act: (action: DraftAction) => void }) {
  useLocale();
  const city = useCity();
  const [text, setText] = useState('');
  const [refused, setRefused] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const position = readCoordinates(text, city.bbox);
    setRefused(position === null);
    if (!position) return;
    act({ type: 'add-corner', position });
    setText('');
  };
  const [longitude, latitude] = city.centre;
  return (
    <form className="stack stack--tight" onSubmit={submit} noValidate>
      <TextField
        label={m.draw_coordinates()}
        hint={m.draw_coordinates_hint({ example: `${latitude.toFixed(5)}, ${longitude.toFixed(5)}` })}
        error={refused ? m.draw_coordinates_refused({ city: city.name }) : undefined}
        value={text}
        onChange={setText}
        autoComplete="off"
      />
      <Button type="submit" icon="plus">
        {m.draw_coordinates_add()}
      </Button>
    </form>
  );
}
