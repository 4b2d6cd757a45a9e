import type { DraftAction } from '@werkstadt/shared/draft/reduce-draft';
import type { Position } from '@werkstadt/shared/geometry/geojson';
import type { PlaceHit, PlaceIndex } from '@werkstadt/shared/place/place-index';
import { useMemo, useState } from 'react';
import type { PlanningDesk } from '~/features/planning/index.ts';
import { formatLength } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button, Select } from '~/ui/index.ts';
import { PlaceSearch } from '~/ui/map-kit/index.ts';
import { useNamedStretch } from './use-named-stretch.ts';

export interface StreetStretchProps {
  readonly places: PlaceIndex;
  /** Where the city's streets can be followed; null where they are not loaded: the line of the register serves then. */
  readonly desk: PlanningDesk | null;
  readonly act: (action: DraftAction) => void;
  /** Shows what was added on the map; missing where there is none. */
  readonly onShow?: ((corners: readonly Position[]) => void) | undefined;
}

/** «Badstraße / Am Markt» seen from the Badstraße: «Am Markt». */
const otherStreet = (label: string, street: string): string =>
  label
    .split(' / ')
    .filter((name) => name !== street)
    .join(' / ') || label;

/** A part of a street, from one crossing to another: the line that one would draw along it. */
export function StreetStretch({ places, desk, act, onShow }: StreetStretchProps) {
  useLocale();
  const [street, setStreet] = useState<PlaceHit | null>(null);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const crossings = useMemo(() => (street ? places.crossingsOf(street.id) : []), [places, street]);
  const stretch = useNamedStretch(places, desk, street, from, to);

  const choose = (hit: PlaceHit) => {
    setStreet(hit);
    setFrom('');
    setTo('');
  };
  const options = [
    { value: '', label: m.draw_choose() },
    ...crossings.map(({ id, label }) => ({ value: id, label: otherStreet(label, street?.label ?? '') })),
  ];
  const add = () => {
    if (!stretch || stretch === 'looking') return;
    act({ type: 'add-corners', positions: stretch.corners });
    onShow?.(stretch.corners);
    // The next stretch goes on where this one ends.
    setFrom(to);
    setTo('');
  };

  return (
    <div className="stack">
      <PlaceSearch
        places={places}
        label={m.draw_street_search()}
        accepts={({ kind }) => kind === 'street'}
        onChoose={choose}
      />
      {street && (
        <>
          <h3 className="heading-3">{street.label}</h3>
          {crossings.length < 2 ? (
            <p>{m.draw_street_few_crossings()}</p>
          ) : (
            <>
              <Select label={m.draw_street_from()} value={from} onChange={setFrom} options={options} />
              <Select label={m.draw_street_to()} value={to} onChange={setTo} options={options} />
              {from !== '' && to !== '' && !stretch && <p role="status">{m.draw_street_no_way()}</p>}
              {stretch === 'looking' && <p role="status">{m.draw_street_looking()}</p>}
              {stretch && stretch !== 'looking' && (
                <Button variant="secondary" icon="plus" block onClick={add}>
                  {m.draw_street_add({ length: formatLength(stretch.metres) })}
                </Button>
              )}
            </>
          )}
        </>
      )}
    </div>
  );
}
