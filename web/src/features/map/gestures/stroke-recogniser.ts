import type { TouchEventLike } from './tap-recogniser.ts';
import type { Pixel } from './use-projection.ts';

/** A gesture lasts from the first pointer that comes down to the last one that goes up. */
export interface StrokeGesture {
  /** Pointers that are down, with their kinds. */
  readonly held: ReadonlyMap<number, string>;
  /** The one that paints and where it was last; null when this gesture paints nothing any more. */
  readonly brush: { readonly pointerId: number; readonly at: Pixel } | null;
}

export const restingBrush: StrokeGesture = { held: new Map(), brush: null };

/** What a pointer does to a stroke; CSS pixels on the map. */
export type StrokeStep =
  /** Paints from one place to the next; at the beginning both are the same. */
  | { readonly type: 'begin' | 'on'; readonly from: Pixel; readonly to: Pixel }
  /** The finger is up: what it painted stays. */
  | { readonly type: 'end' }
  /** A second finger or the system took over: what was painted is as before. */
  | { readonly type: 'cancel' };

export interface RecognisedStroke {
  readonly gesture: StrokeGesture;
  readonly step: StrokeStep | null;
}

/**
 * Tells painting from moving the map (rule DU1): one finger paints from where it comes down; a second one, wherever it
 * comes down, ends painting for the whole gesture and takes back what it painted. Lifting the finger paints nothing more.
 */
export function recogniseStroke(before: StrokeGesture, event: TouchEventLike, onGround: boolean): RecognisedStroke {
  const { pointerId, pointerType, x, y } = event;
  const { brush } = before;
  switch (event.type) {
    case 'down': {
      // A primary pointer is the only one of its kind: what is still held of it was lost by the browser.
      const rest = [...before.held].filter(([, kind]) => !event.isPrimary || kind !== pointerType);
      const held = new Map(rest).set(pointerId, pointerType);
      if (rest.length > 0 || !onGround) {
        return { gesture: { held, brush: null }, step: brush ? { type: 'cancel' } : null };
      }
      const at = { x, y };
      // A stroke whose end was lost is taken back before another one begins; its caller does so at each beginning.
      return { gesture: { held, brush: { pointerId, at } }, step: { type: 'begin', from: at, to: at } };
    }
    case 'move': {
      if (brush?.pointerId !== pointerId) return { gesture: before, step: null };
      const at = { x, y };
      if (at.x === brush.at.x && at.y === brush.at.y) return { gesture: before, step: null };
      return { gesture: { ...before, brush: { pointerId, at } }, step: { type: 'on', from: brush.at, to: at } };
    }
    case 'up':
    case 'cancel': {
      if (!before.held.has(pointerId)) return { gesture: before, step: null };
      const held = new Map(before.held);
      held.delete(pointerId);
      if (brush?.pointerId !== pointerId)
        return { gesture: { held, brush: held.size === 0 ? null : brush }, step: null };
      return { gesture: { held, brush: null }, step: { type: event.type === 'up' ? 'end' : 'cancel' } };
    }
  }
}
