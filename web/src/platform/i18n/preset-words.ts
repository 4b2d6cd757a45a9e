import type { LanePreset } from '@werkstadt/shared/planning/rules/presets';
import { m } from './index.ts';

export const presetWords: Readonly<Record<LanePreset, () => string>> = {
  advisory: m.planning_preset_advisory,
  lane: m.planning_preset_lane,
  track: m.planning_preset_track,
  'two-way-track': m.planning_preset_two_way_track,
};
