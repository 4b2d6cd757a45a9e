import type { PlanFault, PlanProblem, PlanShape } from '@werkstadt/shared/districts/exchange/plan-problem';
import { formatNumber } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { Dialog } from '~/ui/index.ts';
import { blockName, blocksWords } from '../block-words.ts';
import type { DistrictLayer } from '../layer/district-layer.ts';
import type { TakenFile } from './plan-file-button.tsx';

const faultWords: Readonly<Record<PlanFault, () => string>> = {
  'not-utf8': m.districts_file_not_utf8,
  'json-broken': m.districts_file_json_broken,
  'shape-unknown': m.districts_file_shape_unknown,
  'several-plans': m.districts_file_several_plans,
  'heading-missing': m.districts_file_heading_missing,
  'not-two-cells': m.districts_file_not_two_cells,
  'quotation-open': m.districts_file_quotation_open,
  'field-wrong': m.districts_file_field_wrong,
  'blocks-missing': m.districts_file_blocks_missing,
  'block-unknown': m.districts_file_block_unknown,
  'block-twice': m.districts_file_block_twice,
  'zone-unknown': m.districts_file_zone_unknown,
  'zone-twice': m.districts_file_zone_twice,
  'school-missing': m.districts_file_school_missing,
  'no-areas': m.districts_file_no_areas,
  'area-broken': m.districts_file_area_broken,
  'not-an-area': m.districts_file_not_an_area,
  'not-degrees': m.districts_file_not_degrees,
  'covers-nothing': m.districts_file_covers_nothing,
  'areas-overlap': m.districts_file_areas_overlap,
};

const placeWords: Readonly<Record<PlanShape, (at: { at: string }) => string>> = {
  csv: m.districts_file_line,
  geojson: m.districts_file_area,
  manifest: m.districts_file_entry,
};

/** «Fläche 3, school_id: diese Schule gibt es nicht (s-9)» */
function problemWords(shape: PlanShape | null, { at, field, fault, found }: PlanProblem): string {
  const place = shape && at !== null ? placeWords[shape]({ at: formatNumber(at) }) : '';
  const where = [place, field ?? ''].filter(Boolean).join(', ');
  const what = found === '' ? faultWords[fault]() : m.districts_file_found({ fault: faultWords[fault](), found });
  return where === '' ? what : m.districts_file_problem({ where, what });
}

const MOST_SHOWN = 12;

export interface PlanFileDialogProps {
  readonly layer: DistrictLayer;
  readonly read: TakenFile;
  readonly onClose: () => void;
}

/** What a file was refused for, every mistake by its place and field; or what of the plan it does not tell. */
export function PlanFileDialog({ layer, read, onClose }: PlanFileDialogProps) {
  if (read === 'too-large')
    return (
      <Dialog open title={m.districts_file_refused_short()} onClose={onClose}>
        <p>{m.districts_file_too_large()}</p>
      </Dialog>
    );
  if (!read.ok) {
    const { file, shape, problems } = read;
    return (
      <Dialog open title={m.districts_file_refused({ file })} onClose={onClose}>
        <Items items={problems.map((problem) => problemWords(shape, problem))} />
      </Dialog>
    );
  }
  const { uncovered, lost, otherPack } = read;
  if (uncovered.length === 0 && otherPack === null) return null;
  return (
    <Dialog open title={m.districts_file_taken()} onClose={onClose}>
      <div className="stack">
        {otherPack !== null && <p>{m.districts_file_other_pack({ version: otherPack, here: layer.packVersion })}</p>}
        {lost.length > 0 && (
          <div className="stack stack--tight">
            <p>{m.districts_file_lost({ blocks: blocksWords(lost.length) })}</p>
            <Items items={lost} />
          </div>
        )}
        {uncovered.length > 0 && (
          <div className="stack stack--tight">
            <p>{m.districts_file_uncovered({ blocks: blocksWords(uncovered.length) })}</p>
            <Items items={uncovered.map((block) => blockName(layer.data, block))} />
          </div>
        )}
      </div>
    </Dialog>
  );
}

/** The first of them by name, all others by their number. */
function Items({ items }: { readonly items: readonly string[] }) {
  return (
    <ul className="figure-row__list">
      {[...new Set(items)].slice(0, MOST_SHOWN).map((item) => (
        <li key={item}>{item}</li>
      ))}
      {items.length > MOST_SHOWN && (
        <li>{m.districts_file_more({ count: formatNumber(items.length - MOST_SHOWN) })}</li>
      )}
    </ul>
  );
}
