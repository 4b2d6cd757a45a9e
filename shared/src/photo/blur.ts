import * as z from 'zod/mini';

/** A place in a photo: x from the left, y from the top, both from 0 to 1. */
export type PhotoPoint = readonly [x: number, y: number];

const unit = z.number().check(z.minimum(0), z.maximum(1));

/** A trace of the brush; its radius is a part of the photo's longest side. One point is a spot. */
export const blurTraceSchema = z.strictObject({
  radius: unit,
  points: z.array(z.tuple([unit, unit])).check(z.minLength(1)),
});
export type BlurTrace = z.infer<typeof blurTraceSchema>;

/** What is done to a photo before it is given away: traces under which nothing can be recognised any more. */
export interface BlurEdit {
  readonly traces: readonly BlurTrace[];
  /** The trace being drawn belongs to the last one. */
  readonly drawing: boolean;
  /** The frame that keys and buttons move: its middle and its radius. */
  readonly frame: { readonly at: PhotoPoint; readonly radius: number };
}

export type BlurAction =
  | { readonly type: 'begin-trace'; readonly at: PhotoPoint; readonly radius: number }
  | { readonly type: 'go-on'; readonly at: PhotoPoint }
  | { readonly type: 'end-trace' }
  /** A second finger came: nothing of the stroke counts. */
  | { readonly type: 'cancel-trace' }
  | { readonly type: 'move-frame'; readonly by: PhotoPoint }
  | { readonly type: 'resize-frame'; readonly by: -1 | 1 }
  | { readonly type: 'blur-frame' }
  | { readonly type: 'undo' };

export const BRUSH_RADIUS = 0.05;
const FRAME_RADIUS = 0.08;
const MIN_RADIUS = 0.02;
const MAX_RADIUS = 0.4;
const RESIZE_FACTOR = 1.25;

export const noBlur: BlurEdit = { traces: [], drawing: false, frame: { at: [0.5, 0.5], radius: FRAME_RADIUS } };

const clamp = (value: number, low: number, high: number) =>
  Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : low;
const inside = ([x, y]: PhotoPoint): [number, number] => [clamp(x, 0, 1), clamp(y, 0, 1)];
const radiusOf = (radius: number) => clamp(radius, MIN_RADIUS, MAX_RADIUS);

/** By finger, mouse, keys and buttons alike (rule PH8). What cannot be done changes nothing. */
export function reduceBlur(edit: BlurEdit, action: BlurAction): BlurEdit {
  const { traces, frame } = edit;
  switch (action.type) {
    case 'begin-trace': {
      const trace = { radius: radiusOf(action.radius), points: [inside(action.at)] };
      return { ...edit, traces: [...traces, trace], drawing: true };
    }
    case 'go-on': {
      const last = traces.at(-1);
      if (!edit.drawing || !last) return edit;
      return { ...edit, traces: [...traces.slice(0, -1), { ...last, points: [...last.points, inside(action.at)] }] };
    }
    case 'end-trace':
      return { ...edit, drawing: false };
    case 'cancel-trace':
      return edit.drawing ? { ...edit, traces: traces.slice(0, -1), drawing: false } : edit;
    case 'move-frame':
      return { ...edit, frame: { ...frame, at: inside([frame.at[0] + action.by[0], frame.at[1] + action.by[1]]) } };
    case 'resize-frame':
      return { ...edit, frame: { ...frame, radius: radiusOf(frame.radius * RESIZE_FACTOR ** action.by) } };
    case 'blur-frame':
      return { ...edit, traces: [...traces, { radius: frame.radius, points: [inside(frame.at)] }], drawing: false };
    case 'undo':
      return { ...edit, traces: traces.slice(0, -1), drawing: false };
  }
}
