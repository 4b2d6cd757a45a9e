/** One pointer event on the map; positions in CSS pixels. */
export interface TouchEventLike {
  readonly type: 'down' | 'move' | 'up' | 'cancel';
  readonly pointerId: number;
  /** The first pointer of its kind: no other one of it is down. */
  readonly isPrimary: boolean;
  readonly pointerType: string;
  readonly x: number;
  readonly y: number;
  /** Milliseconds on the clock of the events. */
  readonly timeStamp: number;
}

interface Held {
  readonly pointerType: string;
  readonly startedAt: number;
  readonly startX: number;
  readonly startY: number;
}

/** A gesture lasts from the first pointer that comes down to the last one that goes up. */
export interface Gesture {
  readonly held: ReadonlyMap<number, Held>;
  /** It moved, was cancelled, or had a second finger: whatever follows in it, it draws nothing. */
  readonly spoilt: boolean;
}

export const restingGesture: Gesture = { held: new Map(), spoilt: false };

/** A finger rolls while it taps, a mouse does not. CSS pixels. */
export const slackPixels = (pointerType: string): number => (pointerType === 'mouse' ? 4 : 12);

/** A thumb that holds the phone rests on the map longer than the slowest tap; a mouse rests on nothing. Milliseconds. */
const REST_MS = 800;

const spoil = (gesture: Gesture): Gesture => (gesture.spoilt ? gesture : { ...gesture, spoilt: true });

export interface Recognised {
  readonly gesture: Gesture;
  /** CSS pixels where the finger came down; null when nothing was tapped. */
  readonly tap: { readonly x: number; readonly y: number } | null;
}

/**
 * Tells taps from everything else fingers do on a map (rule UI3): one finger that comes down and goes up at the same
 * place taps; a second finger, a drag or a cancelled touch spoils the whole gesture until all fingers are up, and a
 * finger that rests is none. The tap is where the finger came down: lifting it adds nothing.
 */
export function recogniseTap(before: Gesture, event: TouchEventLike): Recognised {
  const nothing = (gesture: Gesture): Recognised => ({ gesture, tap: null });
  switch (event.type) {
    case 'down': {
      // A primary pointer is the only one of its kind: what is still held of it was lost by the browser.
      const rest = [...before.held].filter(
        ([, { pointerType }]) => !event.isPrimary || pointerType !== event.pointerType,
      );
      const held = new Map(rest).set(event.pointerId, {
        pointerType: event.pointerType,
        startedAt: event.timeStamp,
        startX: event.x,
        startY: event.y,
      });
      return nothing({ held, spoilt: rest.length > 0 });
    }
    case 'move': {
      const start = before.held.get(event.pointerId);
      if (!start) return nothing(before);
      const far = Math.hypot(event.x - start.startX, event.y - start.startY) > slackPixels(event.pointerType);
      return nothing(far ? spoil(before) : before);
    }
    case 'up':
    case 'cancel': {
      const start = before.held.get(event.pointerId);
      if (!start) return nothing(before);
      const held = new Map(before.held);
      held.delete(event.pointerId);
      const far = Math.hypot(event.x - start.startX, event.y - start.startY) > slackPixels(event.pointerType);
      const rested = event.pointerType !== 'mouse' && event.timeStamp - start.startedAt > REST_MS;
      const taps = event.type === 'up' && !before.spoilt && !far && !rested && held.size === 0;
      const gesture = held.size === 0 ? restingGesture : { held, spoilt: true };
      return { gesture, tap: taps ? { x: start.startX, y: start.startY } : null };
    }
  }
}
