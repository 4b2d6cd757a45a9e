import { randomUUID } from 'node:crypto';
import { auditEntrySchema, firstBrokenEntry } from '@werkstadt/shared/audit/audit-log';
import type { StaffRole } from '@werkstadt/shared/person/role';
import { laneArgs, projectId } from '@werkstadt/shared/test/domain-world';
import { beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { forgetWhoSignedIn, readAudit, sha256 } from '../../db/audit-log.ts';
import { addStaff } from '../../db/staff.ts';
import { signInAsStaff } from '../../test/sign-in-as-staff.ts';
import { makeCity } from '../../test/test-city.ts';
import { readValue, TestPhone } from '../../test/test-phone.ts';
import { startTestServer } from '../../test/test-server.ts';
import { withDatabase } from '../../test/with-database.ts';

const { database, superuser } = await withDatabase();
const server = await startTestServer(database);
let city: string;
let cities = 0;
beforeEach(async () => {
  cities += 1;
  city = await makeCity(database, `protokoll-${cities}`);
});

async function staff(role: StaffRole): Promise<{ phone: TestPhone; email: string }> {
  const email = `${role}-${randomUUID()}@teststadt.example`;
  await database.withCity(city, (tx) => addStaff(tx, city, email, role));
  const phone = await new TestPhone(server.url, city).openSession();
  await signInAsStaff(phone, server, email);
  return { phone, email };
}

const entries = async () => (await database.withCity(city, (tx) => readAudit(tx, 1_000_000, 1000))).toReversed();
const brokenAt = async () => firstBrokenEntry(city, await entries(), sha256);
const exportSchema = z.object({ brokenAt: z.nullable(z.int()), entries: z.array(auditEntrySchema) });

async function decide(planner: TestPhone): Promise<string> {
  const proposalId = randomUUID();
  const citizen = await new TestPhone(server.url, city).openSession();
  await citizen.do('proposal.submit', laneArgs({ id: proposalId }));
  const decision = {
    ...{ id: randomUUID(), proposalId, projectId, role: 'planner' as const, lang: 'de' as const },
    ...{ state: 'in-review' as const, reason: 'Wir sehen uns das an.' },
  };
  expect(await planner.do('decision.take', decision, { base: { [proposalId]: 1 } })).toMatchObject({
    status: 'applied',
  });
  return proposalId;
}

test('[SEC22] roles, sign-ins, decisions and exports stand in the log, each once, with who did it; citizens do not', async () => {
  const admin = await staff('admin');
  const planner = await staff('planner');
  const proposalId = await decide(planner.phone);
  const told = exportSchema.parse(readValue(await admin.phone.call('POST', 'audit.export', { city })));
  expect(told.brokenAt).toBeNull();
  expect(told.entries.map(({ n, kind, facts, who }) => [n, kind, facts, who?.email ?? null])).toEqual([
    [1, 'role-given', { role: 'admin' }, null],
    [2, 'signed-in', {}, admin.email],
    [3, 'role-given', { role: 'planner' }, null],
    [4, 'signed-in', {}, planner.email],
    [5, 'decided', { state: 'in-review' }, planner.email],
    [6, 'log-exported', {}, admin.email],
  ]);
  expect(told.entries[4]?.subject).toBe(proposalId);
  const page = z
    .array(auditEntrySchema)
    .parse(readValue(await admin.phone.call('GET', 'audit.list', { city, below: 5 })));
  expect(page.map(({ n }) => n)).toEqual([4, 3, 2, 1]);
});

test('[SEC22] [S11] a decision an older version had to park is told once, when the next one applies it', async () => {
  const planner = await staff('planner');
  const proposalId = await decide(planner.phone);
  // As an older version would have left it: kept as it came, nothing done and nothing told.
  await superuser`delete from decision where city_id = ${city}`;
  await superuser`update proposal set body = body || '{"state":"submitted","rev":1}' where city_id = ${city}`;
  await superuser`delete from audit_who using audit_entry e where e.city_id = ${city} and e.kind = 'decided'
    and audit_who.city_id = e.city_id and audit_who.n = e.n`;
  await superuser`delete from audit_entry where city_id = ${city} and kind = 'decided'`;
  await superuser`update mutation_log set status = 'parked', code = null, result = null
    where city_id = ${city} and name = 'decision.take'`;
  for (let start = 0; start < 2; start++) await startTestServer(database);
  expect((await entries()).map(({ kind, subject, who }) => [kind, subject, who?.email ?? null])).toEqual([
    ['role-given', expect.any(String), null],
    ['signed-in', null, planner.email],
    ['decided', proposalId, planner.email],
  ]);
  expect(await brokenAt()).toBeNull();
});

test('[SEC22] only who may read the log reads it', async () => {
  const planner = await staff('planner');
  expect(await planner.phone.call('GET', 'audit.list', { city, below: null })).toMatchObject({ code: 'forbidden' });
  const citizen = await new TestPhone(server.url, city).openSession();
  expect(await citizen.call('POST', 'audit.export', { city })).toMatchObject({ code: 'forbidden' });
});

test('[SEC22] requests cannot change or take away an entry; whoever does it in the database itself is found out', async () => {
  const planner = await staff('planner');
  await decide(planner.phone);
  for (const statement of ['update audit_entry set n = n + 1', 'delete from audit_entry', 'update audit_who set n = 1'])
    await expect(database.withCity(city, (tx) => tx.unsafe(statement))).rejects.toThrow(/permission denied/);
  expect(await brokenAt()).toBeNull();
  await superuser`update audit_entry set facts = '{"state":"accepted"}' where city_id = ${city} and kind = 'decided'`;
  expect(await brokenAt()).toBe(3);
});

test('[SEC22] decisions in the same moment stand one after the other', async () => {
  const planners = [await staff('planner'), await staff('planner'), await staff('planner')];
  await Promise.all(planners.map(({ phone }) => decide(phone)));
  expect((await entries()).map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(await brokenAt()).toBeNull();
});

test('[SEC22] [TR20] who signed in is forgotten after 90 days, who decided is not, and the chain holds', async () => {
  const { phone, email } = await staff('planner');
  await decide(phone);
  expect(await database.withCity(city, (tx) => forgetWhoSignedIn(tx, new Date('2099-01-01')))).toBe(1);
  expect((await entries()).map(({ kind, who }) => [kind, who?.email ?? null])).toEqual([
    ['role-given', null],
    ['signed-in', null],
    ['decided', email],
  ]);
  expect(await brokenAt()).toBeNull();
});
