-- [SEC1]: ENABLE and FORCE with a policy for every table of a city. Later migrations that add tables call this again.
create procedure protect_city_tables() language plpgsql as $$
declare
  city_table regclass;
begin
  for city_table in
    select c.oid::regclass from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'city_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace and not c.relforcerowsecurity
  loop
    execute format('alter table %s enable row level security', city_table);
    execute format('alter table %s force row level security', city_table);
    execute format(
      'create policy own_city on %s using (city_id = current_city()) with check (city_id = current_city())', city_table);
    execute format('grant select, insert, update, delete on %s to werkstadt_app', city_table);
  end loop;
end $$;

call protect_city_tables();

-- The directory of cities (slug, name, map) is what every visitor sees; only the city itself is changed within it.
create policy directory on city for select using (true);
revoke delete on city from werkstadt_app;

do $$ begin
  execute format('grant usage on schema %I to werkstadt_app', current_schema());
end $$;
grant execute on function current_city() to werkstadt_app;
