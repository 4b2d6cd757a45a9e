import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import { noFilter, type ProposalFilter } from '@werkstadt/shared/proposal/filter';
import type { KindId } from '@werkstadt/shared/proposal/kind-id';
import { kindById } from '@werkstadt/shared/proposal/kinds/registry';
import { type ProposalState, proposalStates } from '@werkstadt/shared/proposal/proposal';
import { m } from '~/platform/i18n/index.ts';
import { kindPlural } from '~/platform/i18n/kind-words.ts';
import {
  Button,
  Checkbox,
  ChipRow,
  Dialog,
  FilterChip,
  iconNamed,
  StateSign,
  signOf,
  signWord,
  TextField,
} from '~/ui/index.ts';

export interface FilterFieldsProps {
  readonly filter: ProposalFilter;
  readonly onChange: (filter: ProposalFilter) => void;
  /** Kinds to choose from: those of the project, or all of the city's. */
  readonly kinds: readonly KindId[];
  /** What the map shows now; without a map there is no such question. */
  readonly mapBox?: BoundingBox | null | undefined;
}

function toggled<T>(chosen: readonly T[], value: T): T[] {
  return chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
}

/** The word for a public state: the same as on its sign. */
export const proposalStateWord = (state: ProposalState): string => signWord(signOf({ state }));

function FilterFields({ filter, onChange, kinds, mapBox }: FilterFieldsProps) {
  return (
    <div className="filter-fields">
      {kinds.length > 1 && (
        <div>
          <p className="filter-fields__label">{m.filter_kind()}</p>
          <ChipRow label={m.filter_kind()} wrap>
            {kinds.map((id) => (
              <FilterChip
                key={id}
                icon={iconNamed(kindById(id).icon)}
                pressed={filter.kinds.includes(id)}
                onClick={() => onChange({ ...filter, kinds: toggled(filter.kinds, id) })}
              >
                {kindPlural(id)}
              </FilterChip>
            ))}
          </ChipRow>
        </div>
      )}
      <div>
        <p className="filter-fields__label">{m.filter_state()}</p>
        <ChipRow label={m.filter_state()} wrap>
          {proposalStates.map((state) => (
            <FilterChip
              key={state}
              sign={<StateSign sign={signOf({ state })} size={20} />}
              pressed={filter.states.includes(state)}
              onClick={() => onChange({ ...filter, states: toggled(filter.states, state) })}
            >
              {proposalStateWord(state)}
            </FilterChip>
          ))}
        </ChipRow>
      </div>
      <fieldset className="filter-fields__days">
        <legend className="filter-fields__label">{m.filter_time()}</legend>
        <TextField
          type="date"
          label={m.filter_from()}
          value={filter.from ?? ''}
          onChange={(from) => onChange({ ...filter, from: from || null })}
        />
        <TextField
          type="date"
          label={m.filter_to()}
          value={filter.to ?? ''}
          onChange={(to) => onChange({ ...filter, to: to || null })}
        />
      </fieldset>
      {(mapBox || filter.box || filter.area) && (
        <div>
          <p className="filter-fields__label">{m.filter_place()}</p>
          {(mapBox || filter.box) && (
            <Checkbox
              label={m.filter_this_area()}
              hint={m.filter_this_area_hint()}
              checked={filter.box !== null}
              onChange={(on) => onChange({ ...filter, box: on ? (mapBox ?? null) : null })}
            />
          )}
          {filter.area && (
            <Checkbox label={m.filter_drawn_area()} checked onChange={() => onChange({ ...filter, area: null })} />
          )}
        </div>
      )}
    </div>
  );
}

export interface FilterDialogProps extends FilterFieldsProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** How many proposals pass now. */
  readonly count: number;
}

/** All questions of the filter; every answer counts at once, and the button says how many remain. */
export function FilterDialog({ open, onClose, count, ...fields }: FilterDialogProps) {
  const { filter, onChange } = fields;
  return (
    <Dialog
      open={open}
      title={m.filter_title()}
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => onChange({ ...noFilter, projectId: filter.projectId })}>{m.filter_reset()}</Button>
          <Button variant="primary" onClick={onClose}>
            {m.filter_show({ count })}
          </Button>
        </>
      }
    >
      <FilterFields {...fields} />
    </Dialog>
  );
}
