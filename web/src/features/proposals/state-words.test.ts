import { expect, test } from 'vitest';
import { setSettings } from '~/platform/settings/settings.ts';
import { stateWords } from './state-words.ts';

const words = (proposal: Parameters<typeof stateWords>[0]) => stateWords(proposal).word;

test('[UI9] until the city has answered, the words say where the proposal is', () => {
  setSettings({ locale: 'de' });
  const waiting = { state: 'submitted', number: null } as const;
  expect(words({ ...waiting, local: 'saved' })).toBe('Auf diesem Gerät gespeichert');
  expect(words({ ...waiting, local: 'sending' })).toBe('Wird gesendet');
  expect(words({ ...waiting, local: 'attention' })).toBe('Braucht deine Hilfe');
});

test('[UI9] the city has received it: with its number, as soon as there is one', () => {
  setSettings({ locale: 'de' });
  expect(words({ state: 'submitted', number: 4711, local: null })).toBe('Bei der Stadt angekommen · Nr. 4711');
  expect(words({ state: 'submitted', number: null, local: 'received' })).toBe('Bei der Stadt angekommen');
  setSettings({ locale: 'en' });
  expect(words({ state: 'submitted', number: 4711, local: null })).toBe('Received by the city · no. 4711');
});

test('[UI9] after that the city’s own state is said, without the number', () => {
  setSettings({ locale: 'de' });
  expect(words({ state: 'partly', number: 4711, local: null })).toBe('Teilweise angenommen');
});
