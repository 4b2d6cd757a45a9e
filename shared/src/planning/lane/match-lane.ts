import type { Position } from '../../geometry/geojson.ts';
import { lineLengthMetres } from '../../geometry/line-length-metres.ts';
import { MICRODEGREES, metresPerMicrodegree } from '../network/metres.ts';
import type { StreetIndex } from '../network/street-index.ts';

/** A short piece of a drawn lane and the street it runs on. */
export interface LanePiece {
  readonly from: Position;
  readonly to: Position;
  readonly lengthMetres: number;
  /** Row of the edge; null where no street runs beside it: a new way. */
  readonly edge: number | null;
  /** On the edge, from its first node, the smaller first. */
  readonly startMetres: number;
  readonly endMetres: number;
}

/** A finger strays, and a lane is drawn beside the middle of its street: as far as this it still means the street. */
const MATCH_METRES = 15;
const MATCH_TURN = Math.PI / 6;
const PIECE_METRES = 10;

/**
 * The streets that a drawn lane runs on. Each stretch between two corners is cut into pieces of at most ten metres that
 * are matched by themselves, so that a lane cut at a corner has the same pieces as the whole ([PF2]).
 */
export function matchLane(index: StreetIndex, line: readonly Position[]): LanePiece[] {
  const pieces: LanePiece[] = [];
  for (let corner = 1; corner < line.length; corner++) {
    const [a, b] = [line[corner - 1], line[corner]];
    if (a && b) pieces.push(...matchStretch(index, a, b));
  }
  return pieces;
}

function matchStretch(index: StreetIndex, a: Position, b: Position): LanePiece[] {
  const metres = lineLengthMetres([a, b]);
  if (metres === 0) return [];
  const count = Math.ceil(metres / PIECE_METRES);
  const unit = metresPerMicrodegree((a[1] + b[1]) / 2);
  const direction = Math.atan2((b[1] - a[1]) * unit.north, (b[0] - a[0]) * unit.east);
  const at = (share: number): Position => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
  const lengthMetres = metres / count;
  return Array.from({ length: count }, (_, piece) => {
    const middle = at((piece + 0.5) / count);
    const place = index.nearest(
      middle[0] * MICRODEGREES,
      middle[1] * MICRODEGREES,
      MATCH_METRES,
      direction,
      MATCH_TURN,
    );
    return {
      from: at(piece / count),
      to: at((piece + 1) / count),
      lengthMetres,
      edge: place?.edge ?? null,
      startMetres: (place?.alongMetres ?? 0) - lengthMetres / 2,
      endMetres: (place?.alongMetres ?? 0) + lengthMetres / 2,
    };
  });
}
