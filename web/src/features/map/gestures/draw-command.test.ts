import { expect, test } from 'vitest';
import { commandAnywhere, commandOnMap, type PressedKey } from './draw-command.ts';

const press = (key: string, held: Partial<PressedKey> = {}): PressedKey => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

test('[UI1] on the map, arrows move the cross, with Shift finer; Enter sets, Backspace removes', () => {
  expect(commandOnMap(press('ArrowLeft'))).toEqual({ type: 'pan', x: -48, y: 0 });
  expect(commandOnMap(press('ArrowDown', { shiftKey: true }))).toEqual({ type: 'pan', x: 0, y: 4 });
  expect(commandOnMap(press('Enter'))).toEqual({ type: 'set' });
  expect(commandOnMap(press('Backspace'))).toEqual({ type: 'remove' });
  expect(commandOnMap(press('+'))).toEqual({ type: 'zoom-in' });
});

test('[UI1] everywhere, Control and Z takes back, with Shift or by Y does again, F finishes', () => {
  expect(commandAnywhere(press('z', { ctrlKey: true }))).toEqual({ type: 'undo' });
  expect(commandAnywhere(press('Z', { metaKey: true, shiftKey: true }))).toEqual({ type: 'redo' });
  expect(commandAnywhere(press('y', { ctrlKey: true }))).toEqual({ type: 'redo' });
  expect(commandAnywhere(press('f'))).toEqual({ type: 'finish' });
});

test('[UI1] no other key is caught: Tab leads on, the browser keeps its own', () => {
  for (const key of ['Tab', 'a', ' ', 'F5', 'Home']) expect(commandOnMap(press(key))).toBeNull();
  expect(commandAnywhere(press('f', { ctrlKey: true }))).toBeNull();
  expect(commandAnywhere(press('z'))).toBeNull();
  expect(commandOnMap(press('ArrowLeft', { altKey: true }))).toBeNull();
});
