import type { DistrictFigures } from '@werkstadt/shared/districts/figures/district-figures';
import type { Assignment } from '@werkstadt/shared/districts/plan/assignment';
import { FigureRow } from '~/features/planning/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button, Icon, InlineSelect, Section } from '~/ui/index.ts';
import type { DistrictLayer } from '../layer/district-layer.ts';
import { districtRows, shapeItems } from './district-rows.ts';
import { OwnBlock } from './own-block.tsx';
import { PlacesBars } from './places-bars.tsx';
import { othersSentences, switchSentence } from './pupil-words.ts';

export interface DistrictConsequencesProps {
  readonly layer: DistrictLayer;
  readonly figures: DistrictFigures;
  readonly today: Assignment;
  readonly assignment: Assignment;
  readonly onYear: (year: number) => void;
  /** Shows a block on the map; missing where there is none. */
  readonly onShow?: ((block: number) => void) | undefined;
}

/** What a plan of districts means: who must switch first, then places, ways and warnings. Works offline. */
export function DistrictConsequences(props: DistrictConsequencesProps) {
  useLocale();
  const { layer, figures, today, assignment, onYear, onShow } = props;
  const { years } = layer.data.meta;
  return (
    <Section title={m.districts_consequences()}>
      {years.length > 1 && (
        <InlineSelect
          label={m.districts_year()}
          value={String(figures.year)}
          options={years.map((year, row) => ({ value: String(row), label: year }))}
          onChange={(row) => onYear(Number(row))}
        />
      )}
      <ForOthers figures={figures} />
      <PlacesBars layer={layer} figures={figures} />
      <Warnings layer={layer} figures={figures} onShow={onShow} />
      <ul className="consequences__rows">
        {districtRows(layer, figures).map(({ id, ...row }) => (
          <FigureRow key={id} {...row} />
        ))}
      </ul>
      <details className="figure-row">
        <summary className="figure-row__head">
          <span>{m.districts_row_shape()}</span>
        </summary>
        <div className="figure-row__body stack stack--tight">
          <p>{m.districts_how_shape()}</p>
          <ul className="figure-row__list">
            {shapeItems(layer, figures).map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </div>
      </details>
      <div className="stack stack--tight">
        <h3 className="heading-3">{m.districts_for_you()}</h3>
        <OwnBlock layer={layer} before={today} assignment={assignment} />
      </div>
    </Section>
  );
}

/** Other families, before one's own: who switches, who walks farther, who gains. */
function ForOthers({ figures }: { readonly figures: DistrictFigures }) {
  return (
    <div className="for-others">
      <Icon name="users" />
      <p>
        <strong>{m.districts_for_others()}</strong> {switchSentence(figures.mustSwitch[figures.year], true)}{' '}
        {othersSentences(figures).join(' ')}
      </p>
    </div>
  );
}

/** Sentences with a way to look; they never hinder. */
function Warnings({ layer, figures, onShow }: Pick<DistrictConsequencesProps, 'layer' | 'figures' | 'onShow'>) {
  const broken = figures.zones.flatMap(({ zone, contiguity }) =>
    contiguity.value && contiguity.value.strays.length > 0 ? [{ zone, ...contiguity.value }] : [],
  );
  if (broken.length === 0) return null;
  return (
    <ul className="district-warnings">
      {broken.map(({ zone, pieces, strays }) => {
        const block = strays[0]?.blocks[0];
        return (
          <li key={zone} className="district-warnings__item">
            <Icon name="warning" size={20} />
            <span>{m.districts_broken({ school: layer.data.schoolName[zone - 1] ?? '', pieces })}</span>
            {onShow && block !== undefined && (
              <Button size="small" icon="eye" onClick={() => onShow(block)}>
                {m.districts_show_piece()}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
