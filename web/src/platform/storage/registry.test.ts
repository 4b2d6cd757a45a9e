import { expect, test } from 'vitest';
import { declaredStorage, storageName, storageRegistry } from './registry.ts';

test('[TR12] every name the app opens storage under is found again in the registry', () => {
  for (const entry of storageRegistry) {
    const name = storageName(entry.id, { city: 'c1', owner: 'guest', version: '3' });
    expect(declaredStorage(entry.type, name)?.id).toBe(entry.id);
  }
});

test('[TR12] a name nobody declared is not found', () => {
  expect(declaredStorage('indexedDB', 'tracking')).toBeUndefined();
  expect(declaredStorage('localStorage', 'werkstadt.settings2')).toBeUndefined();
  expect(declaredStorage('indexedDB', 'vault:a:b:c')).toBeUndefined();
});

test('a storage name with a missing part is a mistake of the code', () => {
  expect(() => storageName('vault', { city: 'c1' })).toThrow('owner');
});
