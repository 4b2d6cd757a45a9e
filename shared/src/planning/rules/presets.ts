/** Cross-sections that can be asked for: a recommended strip, a lane, a track on each side, one for both directions. */
export const LANE_PRESETS = ['advisory', 'lane', 'track', 'two-way-track'] as const;
export type LanePreset = (typeof LANE_PRESETS)[number];
