import type { Position } from '../../geometry/geojson.ts';
import { cornersOfChain } from './chain-corners.ts';
import { metresOf } from './find-route.ts';
import { withoutTwins } from './segment.ts';
import type { StreetRouter } from './street-route.ts';

/** Leaving the street that was named counts as so many times its length: only where the street itself has a gap. */
const LEAVING_FACTOR = 20;
/** A crossing or an address lies beside the street as far as this. */
const BESIDE_STREET_METRES = 60;
const SAME_PLACE_METRES = 1;

/** A part of a street: the corners that draw it, and how long it is. */
export interface NamedStretch {
  readonly corners: readonly Position[];
  readonly metres: number;
}

/**
 * «Bahnhofstraße from X to Y»: the corners that draw this part of a street ([RT5]). Null where no street of this name is
 * near both places, or both are the same one. WGS 84 [lon, lat].
 */
export function streetByName(router: StreetRouter, name: string, from: Position, to: Position): NamedStretch | null {
  const { strings, edgeName } = router.network.data;
  const isNamed = (edge: number) => strings[edgeName[edge] ?? 0] === name;
  const named = (position: Position) => {
    const places = router.placesAt(position, BESIDE_STREET_METRES).filter(({ edge }) => isNamed(edge));
    return places.filter(
      ({ distanceMetres }) => distanceMetres <= (places[0]?.distanceMetres ?? 0) + SAME_PLACE_METRES,
    );
  };
  const route = router.finder.find(named(from), named(to), {
    factor: (edge) => (isNamed(edge) ? 1 : LEAVING_FACTOR),
  });
  const corners = route ? withoutTwins(cornersOfChain(router, route.pieces)) : [];
  return route && corners.length > 1 ? { corners, metres: metresOf(route.pieces) } : null;
}
