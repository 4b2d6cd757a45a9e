import { rumourStarters } from '@werkstadt/shared/literacy/models/rumour';
import { byContacts } from '@werkstadt/shared/literacy/models/rumour-run';
import type { RumourTown } from '@werkstadt/shared/literacy/models/rumour-town';
import { useMemo } from 'react';
import { m } from '~/platform/i18n/index.ts';
import { ChoiceGroup, RangeField, Select } from '~/ui/index.ts';
import { checksOf, type RumourChoice, type RumourParams } from './choice.ts';

export interface ChoiceControlsProps {
  readonly params: RumourParams;
  readonly town: RumourTown;
  readonly seed: number;
  readonly districts: readonly [string, string];
  readonly choice: RumourChoice;
  readonly onChange: (choice: RumourChoice) => void;
}

const NOBODY = 'nobody';

/** Persons in selects, those with most contacts first: picked one by one. */
function OwnPlacement({ params, town, seed, districts, choice, onChange }: ChoiceControlsProps) {
  const people = useMemo(() => {
    const starters = new Set(rumourStarters(town, seed));
    return byContacts(town).filter((person) => !starters.has(person));
  }, [town, seed]);
  const atBridge = new Set(town.bridges.flat());
  const labelOf = (person: number): string => {
    const words = {
      number: person + 1,
      district: districts[town.district[person] === 0 ? 0 : 1],
      contacts: town.contacts[person]?.length ?? 0,
    };
    return atBridge.has(person) ? m.sim_rumour_person_bridge(words) : m.sim_rumour_person(words);
  };
  const place = (index: number, value: string) => {
    const own = Array.from({ length: checksOf(params) }, (_, at) =>
      at === index ? value : String(choice.own[at] ?? NOBODY),
    );
    onChange({ ...choice, own: own.filter((person) => person !== NOBODY).map(Number) });
  };
  return (
    <div className="stack stack--tight">
      {Array.from({ length: checksOf(params) }, (_, index) => {
        const taken = new Set(choice.own.filter((_person, at) => at !== index));
        return (
          <Select
            // biome-ignore lint/suspicious/noArrayIndexKey: the places are numbered
            key={index}
            label={m.sim_rumour_check_number({ number: index + 1 })}
            value={String(choice.own[index] ?? NOBODY)}
            onChange={(value) => place(index, value)}
            options={[
              { value: NOBODY, label: m.sim_rumour_nobody() },
              ...people
                .filter((person) => !taken.has(person))
                .map((person) => ({ value: String(person), label: labelOf(person) })),
            ]}
          />
        );
      })}
    </div>
  );
}

/** What may be changed before a run; nothing in the part where the rumour is only let go. */
export function ChoiceControls(props: ChoiceControlsProps) {
  const { params, choice, onChange } = props;
  switch (params.part) {
    case 'release':
      return null;
    case 'place-checks':
      return (
        <div className="stack">
          <ChoiceGroup
            label={m.sim_rumour_where_checks({ count: params.checks })}
            layout="row"
            value={choice.placement}
            onChange={(placement) => onChange({ ...choice, placement })}
            options={[
              { value: 'random', label: m.sim_rumour_place_random() },
              { value: 'connected', label: m.sim_rumour_place_connected() },
              { value: 'bridges', label: m.sim_rumour_place_bridges() },
              { value: 'own', label: m.sim_rumour_place_own() },
            ]}
          />
          {choice.placement === 'own' && <OwnPlacement {...props} />}
        </div>
      );
    case 'check-more':
      return (
        <RangeField
          label={m.sim_rumour_checking()}
          hint={m.sim_rumour_checking_hint()}
          value={Math.round(choice.checking * 1000) / 10}
          onChange={(percent) => onChange({ ...choice, checking: Math.round(percent * 10) / 1000 })}
          min={0}
          max={Math.round(params.maximumChecking * 1000) / 10}
          step={0.5}
          unit="%"
        />
      );
    case 'contagion':
      return (
        <ChoiceGroup
          label={m.sim_rumour_contagion()}
          layout="row"
          value={choice.believersNeeded === 1 ? 'simple' : 'complex'}
          onChange={(kind) => onChange({ ...choice, believersNeeded: kind === 'simple' ? 1 : 2 })}
          options={[
            { value: 'simple', label: m.sim_rumour_simple(), hint: m.sim_rumour_simple_hint() },
            { value: 'complex', label: m.sim_rumour_complex(), hint: m.sim_rumour_complex_hint() },
          ]}
        />
      );
  }
}
