import { proposalStates } from '@werkstadt/shared/proposal/proposal';
import { expect, test } from 'vitest';
import { signOf, signWord } from './state-sign.tsx';
import { signNames, signs } from './state-sign-shapes.ts';

test('[UI9] what is not confirmed by the city shows its own way there, not the city’s state', () => {
  for (const state of proposalStates) {
    for (const local of ['saved', 'sending', 'attention', 'parked'] as const)
      expect(signOf({ state, local })).toBe(local);
    expect(signOf({ state, local: 'received' })).toBe(signOf({ state }));
  }
});

test('every state has a sign of its own: no two have the same shape or the same word', () => {
  const shapes = signNames.map((name) => JSON.stringify(signs[name].paths));
  expect(new Set(shapes).size).toBe(signNames.length);
  expect(new Set(signNames.map(signWord)).size).toBe(signNames.length);
  expect(new Set(proposalStates.map((state) => signOf({ state }))).size).toBe(proposalStates.length);
});
