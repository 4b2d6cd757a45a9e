import type { Project } from '@werkstadt/shared/project/project';
import { activeFilterCount, noFilter } from '@werkstadt/shared/proposal/filter';
import type { KindId } from '@werkstadt/shared/proposal/kind-id';
import { proposalStates } from '@werkstadt/shared/proposal/proposal';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { kindPlural } from '~/platform/i18n/kind-words.ts';
import { announce, Button, InlineSelect, SearchField, type SelectOption } from '~/ui/index.ts';
import { FilterDialog, type FilterFieldsProps, proposalStateWord } from './filter-dialog.tsx';
import { localized } from './localized.ts';
import './filter.scss';

const ALL = 'all';
const SEVERAL = 'several';

interface QuickChoiceProps<T extends string> {
  readonly label: string;
  readonly chosen: readonly T[];
  readonly values: readonly T[];
  readonly wordOf: (value: T) => string;
  readonly onChange: (chosen: readonly T[]) => void;
}

/** One or all of a list; several are chosen in the dialog, and only shown here. */
function QuickChoice<T extends string>({ label, chosen, values, wordOf, onChange }: QuickChoiceProps<T>) {
  const options: SelectOption<string>[] = [
    { value: ALL, label: m.filter_all() },
    ...values.map((value) => ({ value, label: wordOf(value) })),
  ];
  if (chosen.length > 1) options.push({ value: SEVERAL, label: m.filter_several() });
  const [first] = chosen;
  const shown = chosen.length > 1 ? SEVERAL : (first ?? ALL);
  return (
    <InlineSelect
      label={label}
      value={shown}
      options={options}
      onChange={(next) => {
        if (next !== SEVERAL) onChange(values.filter((value) => value === next));
      }}
    />
  );
}

/** Says the new number of results, not the one a page begins with. */
function useCountAnnounced(count: number): void {
  const before = useRef(count);
  useEffect(() => {
    if (before.current === count) return;
    before.current = count;
    announce(m.filter_count({ count }));
  }, [count]);
}

export interface FilterBarProps extends FilterFieldsProps {
  /** How many proposals pass. */
  readonly count: number;
  /** To choose a project from; left out on a project's own page. */
  readonly projects?: readonly Project[];
  /** `wide`: the quick choices stand in the bar beside the search where there is room. */
  readonly layout?: 'compact' | 'wide';
  /** Further controls of the screen, at the end of the bar. */
  readonly children?: ReactNode;
}

/** Search and filter of proposals, the same on map, list and review desk. */
export function FilterBar({ count, projects, layout = 'compact', children, ...fields }: FilterBarProps) {
  useLocale();
  const [open, setOpen] = useState(false);
  useCountAnnounced(count);
  const { filter, onChange, kinds } = fields;
  const active = activeFilterCount({ ...filter, text: '' });
  return (
    <search className={`filter-bar filter-bar--${layout}`}>
      <SearchField
        label={m.filter_search()}
        placeholder={m.filter_search_short()}
        value={filter.text}
        onChange={(text) => onChange({ ...filter, text })}
      />
      {layout === 'wide' && (
        <div className="filter-bar__quick">
          {projects && (
            <InlineSelect
              label={m.filter_project()}
              value={filter.projectId ?? ALL}
              options={[
                { value: ALL, label: m.filter_all_projects() },
                ...projects.map((project) => ({ value: project.id, label: localized(project.title) })),
              ]}
              onChange={(id) => onChange({ ...filter, projectId: id === ALL ? null : id })}
            />
          )}
          {kinds.length > 1 && (
            <QuickChoice<KindId>
              label={m.filter_kind()}
              chosen={filter.kinds}
              values={kinds}
              wordOf={kindPlural}
              onChange={(chosen) => onChange({ ...filter, kinds: chosen })}
            />
          )}
          <QuickChoice
            label={m.filter_state()}
            chosen={filter.states}
            values={proposalStates}
            wordOf={proposalStateWord}
            onChange={(chosen) => onChange({ ...filter, states: chosen })}
          />
        </div>
      )}
      <Button icon="filter" size="small" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {active === 0 ? m.filter_button() : m.filter_button_count({ count: active })}
      </Button>
      {children}
      <FilterDialog open={open} onClose={() => setOpen(false)} count={count} {...fields} />
    </search>
  );
}

export interface FilterCountProps extends Pick<FilterFieldsProps, 'filter' | 'onChange'> {
  readonly count: number;
  /** Without any filter. */
  readonly total: number;
}

/** «42 von 214», and the way back to all of them. */
export function FilterCount({ filter, onChange, count, total }: FilterCountProps) {
  useLocale();
  const filtered = activeFilterCount(filter) > 0;
  return (
    <div className="filter-count">
      <p className="filter-count__words">
        {filtered ? m.filter_count_of({ count, total }) : m.filter_count({ count })}
      </p>
      {filtered && (
        <Button variant="quiet" size="small" onClick={() => onChange({ ...noFilter, projectId: filter.projectId })}>
          {m.filter_reset()}
        </Button>
      )}
    </div>
  );
}
