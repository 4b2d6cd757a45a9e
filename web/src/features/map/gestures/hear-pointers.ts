import type { TouchEventLike } from './tap-recogniser.ts';

const types: Readonly<Record<string, TouchEventLike['type']>> = {
  pointerdown: 'down',
  pointermove: 'move',
  pointerup: 'up',
  pointercancel: 'cancel',
};

/**
 * The moves that a browser gathered into this one, itself the last: a busy one tells of a finger that went away and came
 * back as of one that stayed. It tells them on pages it trusts only.
 */
function gatheredIn(event: PointerEvent): readonly PointerEvent[] {
  const gathered = 'getCoalescedEvents' in event ? event.getCoalescedEvents() : [];
  return gathered.length > 0 ? gathered : [event];
}

export interface HeardPointer {
  readonly event: TouchEventLike;
  /** It came down on the map itself, or moved there: not on a handle, not on what lies over the map. */
  readonly onGround: boolean;
  /** On the map itself or on a handle of what is drawn. */
  readonly onMap: boolean;
  /** What of the map it is on; null beside it. */
  readonly target: Element | null;
  /** Of the map, which turns with the screen. */
  readonly bounds: { readonly width: number; readonly height: number };
}

/**
 * Hears every pointer of the page, positions in CSS pixels on the map: a second finger may come down beside the map, on a
 * button or the sheet, and the first one leave the map. Returns what ends it.
 */
export function hearPointers(map: HTMLElement, onPointer: (heard: HeardPointer) => void): () => void {
  const listener = (event: Event) => {
    const type = types[event.type];
    if (!(event instanceof PointerEvent) || !type || (event.pointerType === 'mouse' && event.button > 0)) return;
    const bounds = map.getBoundingClientRect();
    const target = event.target instanceof Element && map.contains(event.target) ? event.target : null;
    const onMap = target !== null;
    const onGround = onMap && target.closest('button') === null;
    for (const { pointerId, isPrimary, pointerType, clientX, clientY, timeStamp } of gatheredIn(event)) {
      const [x, y] = [clientX - bounds.left, clientY - bounds.top];
      onPointer({
        event: { type, pointerId, isPrimary, pointerType, x, y, timeStamp },
        onGround,
        onMap,
        target,
        bounds,
      });
    }
  };
  for (const name of Object.keys(types)) addEventListener(name, listener, { capture: true });
  return () => {
    for (const name of Object.keys(types)) removeEventListener(name, listener, { capture: true });
  };
}
