import { apartmentSlabs } from './apartment-slabs.ts';
import type { BuildingSite } from './block-fronts.ts';
import type { Building } from './building.ts';
import { halls } from './halls.ts';
import { houseRows } from './house-rows.ts';

/** Houses, halls, sheds and garages of one block, in its style. Takes the ground it builds on. */
export function fillBlock(site: BuildingSite): Building[] {
  switch (site.style) {
    case 'slabs':
      return apartmentSlabs(site, site.map.ringPoints(site.face));
    case 'industry':
    case 'retail':
      return halls(site, site.map.ringPoints(site.face));
    default:
      return houseRows(site) ?? [];
  }
}
