import { openProject, testId } from '@werkstadt/shared/test/domain-world';
import { expect, test, vi } from 'vitest';
import { rowForm } from '../app-version.ts';
import { CityMemory } from './city-memory.ts';
import { keptRows } from './city-parts.ts';
import type { ScopeRow } from './row-index.ts';

const scopeId = `p:${openProject.id}:pub`;
const record = (body: unknown, readBy?: string) => ({
  scopeId,
  table: 'project',
  id: openProject.id,
  v: 1,
  body,
  ...(readBy === undefined ? {} : { readBy }),
});

test('[S30] rows that this very code has read are taken as they lie; all others are read again', () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  expect(keptRows([record(openProject, rowForm)])[0]?.body).toBe(openProject);
  const again = keptRows([record(openProject, 'another code'), record(openProject)]);
  expect(again.map(({ body }) => body)).toEqual([openProject, openProject]);
  expect(again[0]?.body).not.toBe(openProject);
  expect(keptRows([record({ title: 7 }, 'another code')])).toEqual([]);
  expect(warned).toHaveBeenCalledOnce();
});

test('[S30] a hundred and fifty thousand rows are taken in at once', async () => {
  const memory = new CityMemory();
  const follow = (n: number): ScopeRow => {
    const id = testId(n);
    const body = { id, personId: testId(1), active: n % 2 === 0 };
    return { scopeId: `u:${testId(1)}`, table: 'follow', id, v: n, body: body as ScopeRow<'follow'>['body'] };
  };
  memory.restore(
    Array.from({ length: 150_000 }, (_, n) => follow(n + 1)),
    [],
  );
  await memory.fold();
  expect(memory.view.follows().size).toBe(75_000);
}, 60_000);
