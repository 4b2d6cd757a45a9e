import type { LayerId } from '@werkstadt/shared/planning/layers/layer-ids';
import type { LayerKind, LayerPart, PlanningLayer } from '@werkstadt/shared/planning/layers/planning-layer';
import { formatLength, formatNumber } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';

export const layerNames: Readonly<Record<LayerId, () => string>> = {
  stress: m.layers_stress,
  cycle: m.layers_cycle,
  gaps: m.layers_gaps,
  accidents: m.layers_accidents,
};

export const layerHints: Readonly<Record<LayerId, () => string>> = {
  stress: m.layers_stress_hint,
  cycle: m.layers_cycle_hint,
  gaps: m.layers_gaps_hint,
  accidents: m.layers_accidents_hint,
};

export const kindNames: Readonly<Record<LayerKind, () => string>> = {
  'stress-1': m.layers_stress_1,
  'stress-2': m.layers_stress_2,
  'stress-3': m.layers_stress_3,
  'stress-4': m.layers_stress_4,
  'cycle-apart': m.layers_cycle_apart,
  'cycle-shared': m.layers_cycle_shared,
  'cycle-lane': m.layers_cycle_lane,
  'cycle-street': m.layers_cycle_street,
  gap: m.layers_gap,
  'accident-bike': m.layers_accident_bike,
  'accident-foot': m.layers_accident_foot,
};

const amountWords = ({ id }: PlanningLayer, amount: number): string =>
  id === 'accidents' ? formatNumber(amount) : formatLength(amount);

export interface LayerTable {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly string[] }[];
}

/** What the layer shows, in numbers: each gap for itself, of the others each kind with its share. */
export function layerTable(layer: PlanningLayer): LayerTable {
  if (layer.id === 'gaps') {
    return {
      columns: [m.layers_column_street(), m.layers_column_length(), m.layers_column_joins()],
      rows: layer.gaps.map(({ name, metres, joinsMetres }, row) => ({
        id: String(row),
        cells: [name === '' ? m.wishes_unnamed() : name, formatLength(metres), formatLength(joinsMetres)],
      })),
    };
  }
  const all = layer.parts.reduce((sum, { amount }) => sum + amount, 0);
  const share = ({ amount }: LayerPart) => `${formatNumber(all === 0 ? 0 : Math.round((amount / all) * 100))} %`;
  return {
    columns: [
      m.layers_column_kind(),
      layer.id === 'accidents' ? m.layers_column_count() : m.layers_column_length(),
      m.layers_column_share(),
    ],
    rows: layer.parts.map((part) => ({
      id: part.kind,
      cells: [kindNames[part.kind](), amountWords(layer, part.amount), share(part)],
    })),
  };
}
