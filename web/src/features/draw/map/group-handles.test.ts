import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupHandles, MIN_HANDLE_DISTANCE_PIXELS, middleHandles } from './group-handles.ts';

const pixel = fc.record({ x: fc.integer({ min: 0, max: 360 }), y: fc.integer({ min: 0, max: 600 }) });

test('[UI2] every corner has a handle, and no two handles are nearer than a finger can tell apart', () => {
  fc.assert(
    fc.property(fc.array(pixel, { maxLength: 60, size: 'max' }), (corners) => {
      const groups = groupHandles(corners);
      expect(groups.flatMap((group) => group.corners).toSorted((a, b) => a - b)).toEqual(
        corners.map((_, index) => index),
      );
      const distances = groups.flatMap((one, index) =>
        groups.slice(index + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)),
      );
      expect(Math.min(...distances, MIN_HANDLE_DISTANCE_PIXELS)).toBe(MIN_HANDLE_DISTANCE_PIXELS);
    }),
    { seed: 20_270_208, numRuns: 200 },
  );
});

test('[DR11] a corner that is dragged keeps a handle of its own, in its place, however near it comes to others', () => {
  const corners = [
    { x: 0, y: 0 },
    { x: 101, y: 0 },
    { x: 100, y: 0 },
  ];
  expect(groupHandles(corners).map((group) => group.corners)).toEqual([[0], [1, 2]]);
  expect(groupHandles(corners, 1).map((group) => group.corners)).toEqual([[0], [1], [2]]);
});

test('[UI2] a stretch with room for it has a handle in its middle, the one that closes an outline too', () => {
  const corners = [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
    { x: 110, y: 0 },
    { x: 110, y: 90 },
  ];
  expect(middleHandles(corners, false)).toEqual([
    { x: 50, y: 0, index: 1 },
    { x: 110, y: 45, index: 3 },
  ]);
  expect(middleHandles(corners, true).at(-1)).toEqual({ x: 55, y: 45, index: 4 });
  expect(middleHandles([], true)).toEqual([]);
});
