import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { hasLearningDatabase, openLearningRecords } from '../db/learning-database.ts';
import { LearningStore } from './learning-store.ts';

function device() {
  const indexedDB = new IDBFactory();
  const visit = () =>
    new LearningStore(
      () => openLearningRecords({ indexedDB, IDBKeyRange }),
      () => hasLearningDatabase(indexedDB),
    );
  return { indexedDB, visit };
}

test('[H8] answers stay on the device from visit to visit, and go when the person erases them', async () => {
  const { indexedDB, visit } = device();
  const first = visit();
  await first.load();
  first.put('run:m2', { step: 1 });
  await first.put('run:m2', { step: 2 });
  const second = visit();
  await second.load();
  expect([...second.snapshot().records]).toEqual([['run:m2', { step: 2 }]]);
  await second.erase();
  expect(second.snapshot().records.size).toBe(0);
  expect(await indexedDB.databases()).toEqual([]);
});

test('[TR12] looking makes nothing on the device; the first answer does', async () => {
  const { indexedDB, visit } = device();
  const store = visit();
  await store.load();
  expect(await indexedDB.databases()).toEqual([]);
  await store.put('view', 'text');
  expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(['werkstadt-learning']);
});

test('[ST1] where the browser keeps nothing, answers last for the visit, and it is said', async () => {
  const refused = () => {
    throw new DOMException('no storage', 'InvalidStateError');
  };
  const store = new LearningStore(refused, async () => false);
  await store.load();
  await store.put('view', 'text');
  expect(store.snapshot()).toMatchObject({ notKept: 'storage-refused' });
  expect(store.snapshot().records.get('view')).toBe('text');
});
