-- [S32]: where a scope stood on a day on which it held marks of what is gone. A mark up to that number is at least as old.
create table scope_mark (
  city_id uuid not null,
  scope_id text not null,
  v bigint not null,
  marked_at timestamptz not null,
  primary key (city_id, scope_id, v),
  foreign key (city_id, scope_id) references scope_counter on delete cascade
);
create index on scope_mark (city_id, marked_at);
create index on sync_row (city_id, scope_id, v) where deleted;

call protect_city_tables();
