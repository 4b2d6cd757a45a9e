import type { LayerId } from '@werkstadt/shared/planning/layers/layer-ids';
import type { PlanningLayer } from '@werkstadt/shared/planning/layers/planning-layer';
import { useEffect, useEffectEvent, useState } from 'react';
import { PlanningGate } from '~/features/planning/index.ts';
import { formatDate, formatNumber } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { sourceWords } from '~/platform/i18n/source-words.ts';
import { DataTable } from '~/ui/charts/data-table.tsx';
import { Button, ChoiceGroup, Dialog, IconButton } from '~/ui/index.ts';
import type { DrawnLook } from '../looks/look-overlay.ts';
import { LookSample } from '../looks/look-sample.tsx';
import { kindNames, layerHints, layerNames, layerTable } from './layer-words.ts';
import { type LayerState, usePlanningLayer } from './use-planning-layer.ts';
import './layers.scss';

export interface MapLayersProps {
  /** Null: none is shown. */
  readonly chosen: LayerId | null;
  readonly onChoose: (layer: LayerId | null) => void;
  /** What the map has to draw. */
  readonly onDrawn: (drawn: readonly DrawnLook[]) => void;
}

const looksOf = ({ parts }: PlanningLayer): DrawnLook[] =>
  parts.map(({ kind, lines, points }) => ({ look: kind, ...(points.length > 0 ? { points } : { lines }) }));

const NOTHING: readonly DrawnLook[] = [];

/** What the city's data says about its streets, over the map: chosen in a dialog, with a legend beside it and a table as its twin. */
export default function MapLayers({ chosen, onChoose, onDrawn }: MapLayersProps) {
  useLocale();
  const state = usePlanningLayer(chosen);
  const [open, setOpen] = useState(false);
  const { layer } = state;
  const draw = useEffectEvent(onDrawn);
  useEffect(() => draw(layer ? looksOf(layer) : NOTHING), [layer]);
  if (state.state === 'none') return null;
  return (
    <div className="map-layers">
      <Button size="small" icon="layers" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {chosen === null ? m.layers_open() : layerNames[chosen]()}
      </Button>
      {layer && <Legend layer={layer} onRemove={() => onChoose(null)} />}
      <Dialog open={open} title={m.layers_title()} onClose={() => setOpen(false)}>
        <div className="stack">
          <PlanningGate {...state} offer={(size) => m.layers_offer({ size })} answered={state.known.length > 0}>
            <Choice state={state} chosen={chosen} onChoose={onChoose} />
          </PlanningGate>
        </div>
      </Dialog>
    </div>
  );
}

function Legend({ layer, onRemove }: { readonly layer: PlanningLayer; readonly onRemove: () => void }) {
  useLocale();
  return (
    <section className="map-layers__legend" aria-label={m.layers_legend({ layer: layerNames[layer.id]() })}>
      <ul>
        {layer.parts.map(({ kind }) => (
          <li key={kind}>
            <LookSample look={kind} /> {kindNames[kind]()}
          </li>
        ))}
      </ul>
      <IconButton icon="close" label={m.layers_remove()} onClick={onRemove} />
    </section>
  );
}

interface ChoiceProps extends Pick<MapLayersProps, 'chosen' | 'onChoose'> {
  readonly state: LayerState;
}

function Choice({ state: { known, layer }, chosen, onChoose }: ChoiceProps) {
  useLocale();
  return (
    <>
      <ChoiceGroup<LayerId | 'none'>
        label={m.layers_question()}
        value={chosen ?? 'none'}
        onChange={(value) => onChoose(value === 'none' ? null : value)}
        options={[
          { value: 'none', label: m.layers_none() },
          ...known.map((id) => ({ value: id, label: layerNames[id](), hint: layerHints[id]() })),
        ]}
      />
      {layer && <Numbers layer={layer} />}
    </>
  );
}

function Numbers({ layer }: { readonly layer: PlanningLayer }) {
  useLocale();
  const { columns, rows } = layerTable(layer);
  const { date } = layer.source;
  const name = sourceWords(layer.source);
  return (
    <div className="stack stack--tight" aria-live="polite">
      {rows.length === 0 ? (
        <p className="muted">{m.layers_empty()}</p>
      ) : (
        <DataTable caption={layerNames[layer.id]()} columns={columns} rows={rows} />
      )}
      <p className="muted small">
        {date === null ? name : m.planning_source_dated({ name, date: formatDate(date) })}
        {layer.shareAssumed !== null &&
          ` · ${m.layers_assumed({ share: formatNumber(Math.round(layer.shareAssumed * 100)) })}`}
      </p>
    </div>
  );
}
