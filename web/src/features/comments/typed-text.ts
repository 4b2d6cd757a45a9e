import { useState } from 'react';

/** Text typed but not sent, by place, for this visit: a look at the map in between must not cost it. */
const typedTexts = new Map<string, string>();

/** A text that survives leaving its screen. `place` names the form it belongs to. */
export function useTypedText(place: string, initial = ''): [string, (text: string) => void] {
  const [text, setText] = useState(() => typedTexts.get(place) ?? initial);
  const change = (next: string) => {
    setText(next);
    if (next === initial) typedTexts.delete(place);
    else typedTexts.set(place, next);
  };
  return [text, change];
}
