import type { LaneSide } from '@werkstadt/shared/planning/lane/lane-plan';
import { LANE_PRESETS, type LanePreset } from '@werkstadt/shared/planning/rules/presets';

/** The side that a proposal's fields name; both where they name none. */
export const sideOf = (side: unknown): LaneSide => (side === 'left' || side === 'right' ? side : 'both');

/** The cross-section that a proposal's fields name; a lane on the carriageway where they name none. */
export const presetOf = (preset: unknown): LanePreset => LANE_PRESETS.find((known) => known === preset) ?? 'lane';
