import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import { useState } from 'react';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Page, showToast } from '~/ui/index.ts';
import { BlockListDesk } from './block-list-desk.tsx';
import type { DeskParts } from './desk-parts.ts';
import './districts.scss';
import { useDistrictFigures } from './figures/use-district-figures.ts';
import type { DistrictLayer } from './layer/district-layer.ts';
import { useDistrictLayer } from './layer/use-district-layer.ts';
import { DistrictLayerWaits } from './layer/with-district-layer.tsx';
import { PaintingDesk } from './painting-desk.tsx';
import { schoolsThatGrow } from './schools-that-grow.ts';
import { type PaintedPlan, usePlan } from './use-plan.ts';

export interface DistrictDeskProps extends Omit<DeskParts, 'layer' | 'painted' | 'figures' | 'onYear' | 'onFinish'> {
  /** [west, south, east, north] that the map was left at; null when it was not seen before. */
  readonly seen: BoundingBox | null;
  /** To saying it in words. */
  readonly onFinish: () => void;
}

/** School districts: painted on the map, or chosen from a list of blocks. Everything painted is on this device at once. */
export default function DistrictDesk(props: DistrictDeskProps) {
  useLocale();
  const found = useDistrictLayer();
  if (found.state === 'ready') return <Painting {...props} layer={found.layer} />;
  return (
    <Page title={props.title} onClose={props.onLeave} closeLabel={m.draw_leave()}>
      <DistrictLayerWaits found={found} />
    </Page>
  );
}

/** The question for the school is answered by what was painted; what somebody typed there stays. */
function finish({ draft, act, onFinish }: DistrictDeskProps, { data }: DistrictLayer, painted: PaintedPlan): void {
  const schools = schoolsThatGrow(data, painted.today, painted.assignment);
  if (schools === null) {
    showToast({ text: m.districts_nothing_painted() });
    return;
  }
  if (!draft.fields.school) act({ type: 'set-field', name: 'school', value: schools });
  onFinish();
}

function Painting({ layer, ...props }: DistrictDeskProps & { readonly layer: DistrictLayer }) {
  const [way, setWay] = useState<'map' | 'without-map' | 'no-webgl'>('map');
  const painted = usePlan(props.draft, props.act, layer);
  const [year, setYear] = useState(0);
  const figures = useDistrictFigures(layer, painted.assignment, year);
  const parts = { ...props, layer, painted, figures, onYear: setYear, onFinish: () => finish(props, layer, painted) };
  return way === 'map' ? (
    <PaintingDesk {...parts} onList={setWay} />
  ) : (
    <BlockListDesk {...parts} onMap={way === 'no-webgl' ? null : () => setWay('map')} />
  );
}
