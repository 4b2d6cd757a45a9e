/** What the city holds of a photo that somebody has begun to send. */
export interface HeldPhoto {
  /** Bytes it will have. */
  readonly size: number;
  /** Bytes that have come. */
  readonly received: number;
  readonly state: 'uploading' | 'stored' | 'refused';
  /** How often its bytes had another hash than its name. */
  readonly mismatches: number;
}

export type PieceVerdict =
  | { readonly kind: 'take' }
  | { readonly kind: 'refused' }
  /** Nothing to take: this is where the city is. */
  | { readonly kind: 'told'; readonly offset: number };

/** Whether a piece that begins at `offset` is the one that comes next ([S20]). */
export function judgePiece({ size, received, state }: HeldPhoto, offset: number): PieceVerdict {
  if (state === 'refused') return { kind: 'refused' };
  if (state === 'stored') return { kind: 'told', offset: size };
  return received === offset ? { kind: 'take' } : { kind: 'told', offset: received };
}

/**
 * What becomes of a photo whose last byte has come: bytes of another hash than their name are asked for once more, and
 * then taken as they are, which is noted ([S20]).
 */
export function judgeWhole(
  { mismatches }: HeldPhoto,
  hashMatches: boolean,
): 'store' | 'ask-again' | 'store-as-they-are' {
  if (hashMatches) return 'store';
  return mismatches === 0 ? 'ask-again' : 'store-as-they-are';
}
