import { type DistrictCity, districtCity } from '@werkstadt/shared/districts/district-city';
import { BlockIndex } from '@werkstadt/shared/districts/pointing/block-index';
import type { LoadedDistricts } from '~/platform/districts/index.ts';
import { zonePatterns } from '../map/zone-pattern.ts';
import { zoneSlots } from '../map/zone-slots.ts';

/** The blocks and schools of a city, with what the screens need to find and draw them. */
export interface DistrictLayer extends LoadedDistricts {
  readonly index: BlockIndex;
  /** For the figures. */
  readonly city: DistrictCity;
  /** Of each school the row of its pattern. */
  readonly slots: readonly number[];
}

const layers = new WeakMap<LoadedDistricts, DistrictLayer>();

/** Made once for the districts that were loaded. */
export function districtLayer(loaded: LoadedDistricts): DistrictLayer {
  const held = layers.get(loaded);
  if (held) return held;
  const layer = {
    ...loaded,
    index: new BlockIndex(loaded.data),
    city: districtCity(loaded.data),
    slots: zoneSlots(loaded.data, zonePatterns.length),
  };
  layers.set(loaded, layer);
  return layer;
}
