/** Very many proposals, written beside all acts: signing so many takes an hour. */
import { connect } from './database.ts';
import type { Installation } from './installation.ts';

/** Copies of one proposal, each with words and a place of its own; what an earlier figure has written stays. */
export async function fillDatabase({ server, city, project, fillTo }: Installation, proposals: number): Promise<void> {
  await fillTo(1);
  const sql = connect(server.dataFolder, 1);
  const scope = `p:${project.id}:pub`;
  try {
    const [held] = await sql`select count(*)::int as count from proposal where project_id = ${project.id}`;
    if (Number(held?.count) > proposals) return;
    await sql.begin(async (tx) => {
      await tx`create temp table fresh on commit drop as
        select gen_random_uuid() as id, n, null::bigint as v from generate_series(1, ${proposals}::int) n`;
      await tx`
        insert into proposal (city_id, id, body)
        select p.city_id, f.id, p.body || jsonb_build_object(
          'id', f.id, 'number', 1000000 + f.n, 'supportCount', f.n % 40,
          'title', 'Radweg ' || f.n || ' an der ' || (array['Bahnhofstraße', 'Marktgasse', 'Schulgasse'])[1 + f.n % 3],
          'geometry', jsonb_build_object('type', 'LineString', 'coordinates', jsonb_build_array(
            jsonb_build_array(9.42 + (f.n % 300) * 0.00008, 50.41 + (f.n / 300) * 0.00004),
            jsonb_build_array(9.4205 + (f.n % 300) * 0.00008, 50.4103 + (f.n / 300) * 0.00004))))
        from fresh f, (select city_id, body from proposal
          where city_id = ${city} and project_id = ${project.id} and body ->> 'kind' = 'bike-lane' limit 1) p`;
      await tx`
        insert into sync_row (city_id, scope_id, tbl, id, v, deleted)
        select c.city_id, c.scope_id, 2, f.id, c.v + f.n, false from fresh f, scope_counter c
        where c.city_id = ${city} and c.scope_id = ${scope}`;
      await tx`update scope_counter set v = v + ${proposals} where city_id = ${city} and scope_id = ${scope}`;
    });
  } finally {
    await sql.end();
  }
}
