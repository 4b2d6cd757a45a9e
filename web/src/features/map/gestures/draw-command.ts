/** What a key means while drawing. `pan`: the map under the cross moves by so many CSS pixels. */
export type DrawCommand =
  | { readonly type: 'set' | 'remove' | 'undo' | 'redo' | 'finish' | 'zoom-in' | 'zoom-out' }
  | { readonly type: 'pan'; readonly x: number; readonly y: number };

export interface PressedKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** One press of an arrow; with Shift for the last few metres. CSS pixels. */
const PAN_PIXELS = 48;
const FINE_PAN_PIXELS = 4;

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** Texts keep their keys. */
export const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;

/** Keys that work wherever the focus is on the drawing screen, texts excepted. */
export function commandAnywhere({ key, shiftKey, ctrlKey, metaKey, altKey }: PressedKey): DrawCommand | null {
  if (altKey) return null;
  const letter = key.toLowerCase();
  if (ctrlKey || metaKey) {
    if (letter === 'z') return { type: shiftKey ? 'redo' : 'undo' };
    return letter === 'y' ? { type: 'redo' } : null;
  }
  return letter === 'f' ? { type: 'finish' } : null;
}

/** Keys that work while the map has the focus. */
export function commandOnMap(pressed: PressedKey): DrawCommand | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  const arrow = arrows[pressed.key];
  if (arrow) {
    const pixels = pressed.shiftKey ? FINE_PAN_PIXELS : PAN_PIXELS;
    return { type: 'pan', x: arrow[0] * pixels, y: arrow[1] * pixels };
  }
  switch (pressed.key) {
    case 'Enter':
      return { type: 'set' };
    case 'Backspace':
    case 'Delete':
      return { type: 'remove' };
    case '+':
    case '=':
      return { type: 'zoom-in' };
    case '-':
      return { type: 'zoom-out' };
    default:
      return null;
  }
}
