import { expect, test } from 'vitest';
import { demoActs } from '../../demo-town/demo-acts.ts';
import { makeCity } from '../../test/test-city.ts';
import { withDatabase } from '../../test/with-database.ts';
import { applyActs } from './apply-acts.ts';

const { database, superuser } = await withDatabase();

test('[U1] the demo town counts the support of every person, each once', async () => {
  const city = await makeCity(database, 'acts');
  const acts = demoActs('2027-02-01T12:00:00.000Z');
  await applyActs(database, city, acts);
  const said = new Map<string, Set<string>>();
  for (const { name, args, participantId } of acts) {
    if (name !== 'support.set' || typeof args.proposalId !== 'string') continue;
    said.set(args.proposalId, (said.get(args.proposalId) ?? new Set()).add(participantId));
  }
  const rows = await superuser<{ id: string; count: number }[]>`
    select id, (body ->> 'supportCount')::int as count from proposal where city_id = ${city}`;
  expect(Math.max(...rows.map(({ count }) => count))).toBeGreaterThan(1);
  for (const { id, count } of rows) expect(count).toBe(said.get(id)?.size ?? 0);
});
