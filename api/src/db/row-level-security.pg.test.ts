import postgres from 'postgres';
import { expect, test } from 'vitest';
import { makeCity } from '../test/test-city.ts';
import { withDatabase } from '../test/with-database.ts';

const { database, superuser, address } = await withDatabase();
const cityA = await makeCity(database, 'stadt-a');
const cityB = await makeCity(database, 'stadt-b');

const cityTables = await superuser<
  { name: string; enabled: boolean; forced: boolean; policies: number; owner: string }[]
>`
  select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced, r.rolname as owner,
         (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
  from pg_class c join pg_roles r on r.oid = c.relowner
  where c.relkind in ('r', 'p') and c.relnamespace = 'werkstadt'::regnamespace and c.relname <> 'schema_migration'
  order by 1`;

test('[SEC1] every table of a city enables and forces row level security and has a policy', () => {
  expect(cityTables.length).toBeGreaterThan(15);
  for (const { name, enabled, forced, policies, owner } of cityTables) {
    expect({ name, enabled, forced, owner }).toEqual({ name, enabled: true, forced: true, owner: 'werkstadt_owner' });
    expect(policies, name).toBeGreaterThan(0);
  }
});

test('[SEC1] the role of requests owns nothing, is no superuser and bypasses nothing', async () => {
  const [role] = await superuser`
    select rolsuper, rolbypassrls, rolcreaterole, (select count(*)::int from pg_class where relowner = r.oid) as owned
    from pg_roles r where rolname = 'werkstadt_app'`;
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, owned: 0 });
  await database.withCity(cityA, async (tx) => {
    expect((await tx`select current_user as name`)[0]).toEqual({ name: 'werkstadt_app' });
  });
});

test('[SEC3] city_id comes first in every key; the slug of the public directory is the one exception', async () => {
  const keys = await superuser<{ key: string; first: string }[]>`
    select i.indexrelid::regclass::text as key,
           (select attname from pg_attribute where attrelid = i.indrelid and attnum = i.indkey[0]) as first
    from pg_index i join pg_class c on c.oid = i.indrelid
    where (i.indisunique or i.indisprimary) and c.relnamespace = 'werkstadt'::regnamespace and c.relname <> 'schema_migration'`;
  expect(keys.length).toBeGreaterThan(20);
  expect(keys.filter(({ first }) => first !== 'city_id').map(({ key }) => key)).toEqual(['city_slug_key']);
});

test('[SEC3] every foreign key contains city_id', async () => {
  const foreign = await superuser<{ name: string; columns: string[] }[]>`
    select conname as name, array(select attname::text from pg_attribute where attrelid = conrelid and attnum = any(conkey)) as columns
    from pg_constraint where contype = 'f' and connamespace = 'werkstadt'::regnamespace`;
  expect(foreign.length).toBeGreaterThan(10);
  expect(foreign.filter(({ columns }) => !columns.includes('city_id'))).toEqual([]);
});

test('[SEC2] a transaction sees its own city alone, in every table', async () => {
  for (const { name } of cityTables.filter((table) => table.name !== 'city')) {
    const seen = await database.withCity(
      cityA,
      (tx) => tx<{ cityId: string }[]>`select distinct city_id as "cityId" from ${tx(name)}`,
    );
    expect(
      seen.every(({ cityId }) => cityId === cityA),
      name,
    ).toBe(true);
  }
  const projects = await superuser`select from project`;
  expect(projects).toHaveLength(2);
});

test('[SEC2] without a city nothing is seen but the public directory, and nothing can be written', async () => {
  for (const { name } of cityTables) {
    const rows = await database.withDirectory((tx) => tx`select from ${tx(name)}`);
    expect(rows, name).toHaveLength(name === 'city' ? 2 : 0);
  }
  const write = database.withDirectory((tx) => tx`insert into sync_meta (city_id, epoch) values (${cityA}, ${cityA})`);
  await expect(write).rejects.toMatchObject({ code: '42501' });
});

test('[SEC2] a row of another city can be neither written nor moved there', async () => {
  const insert = database.withCity(
    cityA,
    (tx) => tx`insert into scope_counter (city_id, scope_id) values (${cityB}, 'x')`,
  );
  await expect(insert).rejects.toMatchObject({ code: '42501' });
  const move = database.withCity(cityA, (tx) => tx`update scope_counter set city_id = ${cityB}`);
  await expect(move).rejects.toMatchObject({ code: '42501' });
  const [renamed] = await database.withCity(
    cityA,
    (tx) => tx`update city set name = 'Mine' where city_id = ${cityB} returning city_id`,
  );
  expect(renamed).toBeUndefined();
});

test('[SEC2] the city of a transaction does not stay on the connection', async () => {
  const bare = postgres(address.appUrl, { max: 1, connection: { search_path: 'werkstadt' } });
  try {
    await bare.begin(async (tx) => {
      await tx`select set_config('app.city', ${cityA}, true)`;
      expect(await tx`select from project`).toHaveLength(1);
    });
    expect(await bare`select from project`).toHaveLength(0);
  } finally {
    await bare.end();
  }
});
