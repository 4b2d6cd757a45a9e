import { m } from '~/platform/i18n/index.ts';
import type { IconName } from '~/ui/index.ts';

/** What a finger on the map does. `move`: it moves the map, and a tap opens a block. */
export const PAINT_TOOLS = ['brush', 'move', 'erase', 'fill', 'pick', 'lock'] as const;
export type PaintTool = (typeof PAINT_TOOLS)[number];

/** Those that paint along the way of the finger. */
export const isBrush = (tool: PaintTool): boolean => tool === 'brush' || tool === 'erase' || tool === 'lock';

export const toolIcons: Readonly<Record<PaintTool, IconName>> = {
  brush: 'brush',
  move: 'move',
  erase: 'eraser',
  fill: 'fill',
  pick: 'pick',
  lock: 'lock',
};

export const toolWords: Readonly<Record<PaintTool, () => string>> = {
  brush: m.districts_tool_brush,
  move: m.districts_tool_move,
  erase: m.districts_tool_erase,
  fill: m.districts_tool_fill,
  pick: m.districts_tool_pick,
  lock: m.districts_tool_lock,
};

/** Radius of the brush in CSS pixels; the smallest paints what lies right under the finger. */
export const BRUSH_SIZES = ['small', 'middle', 'large'] as const;
export type BrushSize = (typeof BRUSH_SIZES)[number];
export const brushPixels: Readonly<Record<BrushSize, number>> = { small: 0, middle: 14, large: 36 };

export const sizeWords: Readonly<Record<BrushSize, () => string>> = {
  small: m.districts_size_small,
  middle: m.districts_size_middle,
  large: m.districts_size_large,
};
