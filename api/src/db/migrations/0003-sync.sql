-- Sync (shared/SPEC.md). `mutation_log` remembers every envelope for ever by its mid and hash; `sync_row` says which
-- row has which change number in which scope.

create table replica (
  city_id uuid not null,
  id uuid not null,
  participant_id uuid not null,
  last_seq bigint not null,
  covered_seq bigint not null,
  primary key (city_id, id),
  foreign key (city_id, participant_id) references participant on delete cascade
);

create table mutation_log (
  city_id uuid not null references city,
  mid uuid not null,
  replica uuid,
  seq bigint,
  name text,
  pv int,
  -- As it arrived; empty once its author was erased.
  envelope jsonb,
  hash bytea not null,
  participant_id uuid,
  status text not null check (status in ('applied', 'merged', 'rejected', 'parked')),
  code text,
  result jsonb,
  received_at timestamptz not null,
  primary key (city_id, mid),
  unique (city_id, replica, seq)
);
create index on mutation_log (city_id, participant_id);

create table scope_counter (
  city_id uuid not null references city,
  scope_id text not null,
  v bigint not null default 0,
  -- Tombstones with a lower number are gone: an older cursor is answered with "reset".
  tombstones_from bigint not null default 0,
  primary key (city_id, scope_id)
);

create table sync_row (
  city_id uuid not null,
  scope_id text not null,
  tbl smallint not null,
  id uuid not null,
  v bigint not null,
  deleted boolean not null,
  primary key (city_id, scope_id, tbl, id),
  unique (city_id, scope_id, v),
  foreign key (city_id, scope_id) references scope_counter
);
create index on sync_row (city_id, tbl, id);
