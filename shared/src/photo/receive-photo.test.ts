import { expect, test } from 'vitest';
import { type HeldPhoto, judgePiece, judgeWhole } from './receive-photo.ts';

const held: HeldPhoto = { size: 10, received: 4, state: 'uploading', mismatches: 0 };

test('[S20] a piece is taken from exactly where the city is; any other is told where that is', () => {
  expect(judgePiece(held, 4)).toEqual({ kind: 'take' });
  expect(judgePiece(held, 0)).toEqual({ kind: 'told', offset: 4 });
  expect(judgePiece(held, 8)).toEqual({ kind: 'told', offset: 4 });
  expect(judgePiece({ ...held, state: 'stored' }, 4)).toEqual({ kind: 'told', offset: 10 });
  expect(judgePiece({ ...held, state: 'refused' }, 4)).toEqual({ kind: 'refused' });
});

test('[S20] bytes of another hash are asked for once more, then taken as they are', () => {
  expect(judgeWhole(held, true)).toBe('store');
  expect(judgeWhole(held, false)).toBe('ask-again');
  expect(judgeWhole({ ...held, mismatches: 1 }, false)).toBe('store-as-they-are');
});
