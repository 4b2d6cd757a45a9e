import { AUTHOR_NAME_MAX_LENGTH } from '@werkstadt/shared/proposal/proposal';
import { useState } from 'react';
import { setSettings, useSettings } from '~/platform/data/index.ts';
import { m } from '~/platform/i18n/index.ts';
import { TextField } from '~/ui/index.ts';

/** The name beside one's words, asked once and remembered on this device; blank = anonymous. */
export function AuthorNameField() {
  const { authorName } = useSettings();
  // The setting is trimmed; what is being typed is not, or no blank could ever be typed.
  const [typed, setTyped] = useState(authorName ?? '');
  const change = (name: string) => {
    setTyped(name);
    setSettings({ authorName: name.trim() === '' ? null : name.trim() });
  };
  return (
    <TextField
      label={m.comments_author_name_label()}
      hint={m.comments_author_name_hint()}
      optional
      maxLength={AUTHOR_NAME_MAX_LENGTH}
      autoComplete="nickname"
      value={typed}
      onChange={change}
    />
  );
}
