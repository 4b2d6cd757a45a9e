import type { LanePreset } from '../rules/presets.ts';

/** On which side of the drawn line, seen in the direction of drawing. */
export type LaneSide = 'left' | 'right' | 'both';

/** What is asked for along a drawn line. */
export interface LanePlan {
  readonly preset: LanePreset;
  readonly side: LaneSide;
}

/** Lanes side by side across the street; a track for both directions is one, wherever it lies. */
export const lanesAcross = ({ preset, side }: LanePlan): 1 | 2 =>
  preset !== 'two-way-track' && side === 'both' ? 2 : 1;

export const servesBothDirections = ({ preset, side }: LanePlan): boolean =>
  preset === 'two-way-track' || side === 'both';
