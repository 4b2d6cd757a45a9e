-- A round of a group session (learning together). Phones know it by its code alone.
create table workshop_round (
  city_id uuid not null references city,
  id uuid not null,
  code text not null,
  -- Two bytes of every result name the round it belongs to.
  number int not null check (number between 0 and 65535),
  activity text not null,
  seed bigint not null check (seed between 0 and 4294967295),
  opened_by uuid not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  -- Written once, when the round closes; what it was made of is deleted then.
  publication jsonb,
  primary key (city_id, id),
  unique (city_id, code),
  foreign key (city_id, opened_by) references account,
  check ((closed_at is null) = (publication is null))
);
create index on workshop_round (city_id, opened_by, opened_at);

-- Results of open rounds: no person, no session, no device. The random nonce makes sending one twice harmless.
create table workshop_result (
  city_id uuid not null,
  round_id uuid not null,
  nonce bytea not null check (length(nonce) = 8),
  record bytea not null check (length(record) = 20),
  primary key (city_id, round_id, nonce),
  foreign key (city_id, round_id) references workshop_round on delete cascade
);

call protect_city_tables();
