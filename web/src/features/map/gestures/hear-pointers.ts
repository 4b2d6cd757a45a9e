import type { TouchEventLike } from './tap-recogniser.ts';

const types: Readonly<Record<string, TouchEventLike['type']>> = {
  pointerdown: 'down',
  pointermove: 'move',
  pointerup: 'up',
  pointercancel: 'cancel',
};

/** The map itself, not a handle on it and nothing beside it. */
const isGround = (target: EventTarget | null, map: HTMLElement): boolean =>
  target instanceof Element && map.contains(target) && target.closest('button') === null;

export interface HeardPointer {
  readonly event: TouchEventLike;
  /** It came down on the map itself, or moved there: not on a handle, not on what lies over the map. */
  readonly onGround: boolean;
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
    onPointer({
      event: {
        type,
        pointerId: event.pointerId,
        isPrimary: event.isPrimary,
        pointerType: event.pointerType,
        x: event.clientX - bounds.left,
        y: event.clientY - bounds.top,
        timeStamp: event.timeStamp,
      },
      onGround: isGround(event.target, map),
      bounds,
    });
  };
  for (const name of Object.keys(types)) addEventListener(name, listener, { capture: true });
  return () => {
    for (const name of Object.keys(types)) removeEventListener(name, listener, { capture: true });
  };
}
