import type { PlaceHit, PlaceIndex } from '@werkstadt/shared/place/place-index';
import { useMemo, useState } from 'react';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Icon, iconNamed } from '../icon.tsx';
import { RowButton, RowItem, RowList } from '../list-row.tsx';
import { SearchField } from '../search-field.tsx';

export interface PlaceSearchProps {
  readonly places: PlaceIndex;
  readonly label: string;
  readonly accepts?: (hit: PlaceHit) => boolean;
  readonly onChoose: (hit: PlaceHit) => void;
}

const SHOWN_HITS = 6;
/** Streets stand between other hits: more are asked for than shown. */
const ASKED_HITS = 40;
const MIN_LETTERS = 2;

/** Looks for places by name, without a network. What is chosen leaves the field. */
export function PlaceSearch({ places, label, accepts, onChoose }: PlaceSearchProps) {
  useLocale();
  const [text, setText] = useState('');
  const hits = useMemo(() => {
    if (text.trim().length < MIN_LETTERS) return [];
    return places
      .search(text, ASKED_HITS)
      .filter((hit) => accepts?.(hit) ?? true)
      .slice(0, SHOWN_HITS);
  }, [places, text, accepts]);
  const searched = text.trim().length >= MIN_LETTERS;
  return (
    <div className="stack stack--tight">
      <SearchField label={label} value={text} onChange={setText} />
      {searched && hits.length === 0 && <p role="status">{m.ui_place_search_nothing()}</p>}
      {hits.length > 0 && (
        <RowList label={m.ui_place_search_hits()}>
          {hits.map((hit) => (
            <RowItem key={hit.id}>
              <RowButton
                sign={<Icon name={iconNamed(hit.kind === 'street' ? 'spline' : 'map-pin')} />}
                title={hit.label}
                detail={hit.detail}
                onClick={() => {
                  setText('');
                  onChoose(hit);
                }}
              />
            </RowItem>
          ))}
        </RowList>
      )}
    </div>
  );
}
