import { type ComponentProps, type Ref, useRef } from 'react';
import { m } from '~/platform/i18n/index.ts';
import { useFieldIds } from './field.tsx';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';

type Native = Omit<ComponentProps<'input'>, 'className' | 'value' | 'onChange' | 'type' | 'id'>;

export interface SearchFieldProps extends Native {
  /** Read aloud; shown as the placeholder too. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly ref?: Ref<HTMLInputElement> | undefined;
}

export function SearchField({ label, value, onChange, ...rest }: SearchFieldProps) {
  const ids = useFieldIds({ label });
  const box = useRef<HTMLDivElement>(null);
  const clear = () => {
    onChange('');
    box.current?.querySelector('input')?.focus();
  };
  return (
    <div className="search-field" ref={box}>
      <label className="visually-hidden" htmlFor={ids.id}>
        {label}
      </label>
      <Icon name="search" />
      <input
        autoComplete="off"
        enterKeyHint="search"
        placeholder={label}
        {...rest}
        id={ids.id}
        type="search"
        className="kern-form-input__input search-field__input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {value !== '' && <IconButton icon="close" label={m.ui_clear_search()} onClick={clear} />}
    </div>
  );
}
