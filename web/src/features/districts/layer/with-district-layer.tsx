import type { ReactNode } from 'react';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button, EmptyState, Skeleton } from '~/ui/index.ts';
import type { DistrictLayer } from './district-layer.ts';
import { type DistrictLayerState, useDistrictLayer } from './use-district-layer.ts';

/** In place of what needs the city's blocks, while these are not there; nothing where the city has none. */
export function DistrictLayerWaits({ found }: { readonly found: DistrictLayerState }) {
  useLocale();
  if (found.state === 'loading') return <Skeleton lines={5} />;
  if (found.state !== 'failed') return null;
  return (
    <EmptyState
      icon="wifi-off"
      title={m.districts_failed()}
      action={
        <Button variant="primary" icon="refresh" onClick={found.again}>
          {m.districts_again()}
        </Button>
      }
    />
  );
}

/** Shows what needs the city's blocks as soon as they are there. */
export function WithDistrictLayer({ children }: { readonly children: (layer: DistrictLayer) => ReactNode }) {
  const found = useDistrictLayer();
  return found.state === 'ready' ? children(found.layer) : <DistrictLayerWaits found={found} />;
}
