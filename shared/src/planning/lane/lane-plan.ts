import { LANE_PRESETS, type LanePreset } from '../rules/presets.ts';

/** On which side of the drawn line, seen in the direction of drawing. */
export type LaneSide = 'left' | 'right' | 'both';

/** What is asked for along a drawn line. */
export interface LanePlan {
  readonly preset: LanePreset;
  readonly side: LaneSide;
}

/** The cross-section that a proposal's field names; a lane on the carriageway where it names none. */
export const presetOf = (preset: unknown): LanePreset => LANE_PRESETS.find((known) => known === preset) ?? 'lane';

/** What a proposal's fields ask for; on both sides where they name none. */
export const lanePlanOf = ({ preset, side }: Readonly<Record<string, unknown>>): LanePlan => ({
  preset: presetOf(preset),
  side: side === 'left' || side === 'right' ? side : 'both',
});

/** Lanes side by side across the street; a track for both directions is one, wherever it lies. */
export const lanesAcross = ({ preset, side }: LanePlan): 1 | 2 =>
  preset !== 'two-way-track' && side === 'both' ? 2 : 1;

export const servesBothDirections = ({ preset, side }: LanePlan): boolean =>
  preset === 'two-way-track' || side === 'both';
