import type { PackManifest } from '@werkstadt/shared/city/pack-manifest';
import type { DistrictMeta } from '@werkstadt/shared/districts/data/district-meta';

type Described = NonNullable<PackManifest['districts']>;

/** What of the blocks and schools is assumed, for the manifest: everything the city has not given. */
export function describeDistricts({
  data: { meta },
  repaired,
}: {
  readonly data: { readonly meta: DistrictMeta };
  readonly repaired: readonly string[];
}): Described {
  const { estimate } = meta.pupils;
  const assumptions: Described['assumptions'] = [];
  if (!meta.blocks.given) {
    assumptions.push({
      about: 'blocks',
      assumed: 'what lies between streets, railways and large waters',
      source: meta.blocks.source.name,
      share: 1,
    });
  }
  if (estimate) {
    const percent = Math.round(estimate.band * 100);
    assumptions.push({
      about: 'pupils',
      assumed: `${estimate.perResident} of the residents, ±${percent} %`,
      source: estimate.reason,
      share: 1,
    });
  }
  assumptions.push({
    about: 'crossings',
    assumed: 'where no speed is tagged, roads up to tertiary are fast and the others calm',
    source: 'to be checked',
    share: 1,
  });
  return { assumptions, repaired: [...repaired] };
}
