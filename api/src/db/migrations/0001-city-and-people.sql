-- Every table belongs to a city: city_id comes first in every key and is what row level security compares ([SEC1]).
-- `app.city` is set at the beginning of each transaction; without it no row is visible and none can be written.

create function current_city() returns uuid language sql stable
  return nullif(current_setting('app.city', true), '')::uuid;

-- The directory of cities is public: which cities there are is read before a city is known.
create table city (
  city_id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  name text not null,
  bbox double precision[] not null check (cardinality(bbox) = 4),
  centre double precision[] not null check (cardinality(centre) = 2),
  attribution text not null,
  data_date text,
  pack jsonb
);

create table sync_meta (
  city_id uuid primary key references city,
  epoch uuid not null,
  last_receipt_number bigint not null default 0
);

create table account (
  city_id uuid not null references city,
  id uuid not null,
  email text not null check (email = lower(email) and length(email) <= 254),
  primary key (city_id, id),
  unique (city_id, email)
);

create table membership (
  city_id uuid not null,
  account_id uuid not null,
  role text not null check (role in ('facilitator', 'planner', 'admin')),
  primary key (city_id, account_id, role),
  foreign key (city_id, account_id) references account
);

create table participant (
  city_id uuid not null references city,
  id uuid not null,
  public_key bytea not null,
  root_id uuid not null,
  created_at timestamptz not null,
  primary key (city_id, id),
  foreign key (city_id, root_id) references participant
);
create index on participant (city_id, root_id);

-- An erased participant is known by a keyed hash alone, so that a late phone can be told ([TR11]).
create table erased_participant (
  city_id uuid not null references city,
  id_hash bytea not null,
  primary key (city_id, id_hash)
);

create table session (
  city_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  participant_id uuid not null,
  account_id uuid,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  staff_since timestamptz,
  staff_seen_at timestamptz,
  user_agent text,
  primary key (city_id, id),
  unique (city_id, token_hash),
  foreign key (city_id, participant_id) references participant on delete cascade,
  foreign key (city_id, account_id) references account
);
create index on session (city_id, participant_id);

create table used_nonce (
  city_id uuid not null references city,
  nonce_hash bytea not null,
  expires_at timestamptz not null,
  primary key (city_id, nonce_hash)
);

-- One row per address asked for, known or not, so that both behave alike.
create table sign_in_code (
  city_id uuid not null references city,
  email_hash bytea not null,
  code_hash bytea not null,
  expires_at timestamptz not null,
  tries_left int not null,
  primary key (city_id, email_hash)
);

create table set_up_code (
  city_id uuid primary key references city,
  code_hash bytea not null
);

create table rate_window (
  city_id uuid not null references city,
  key_hash bytea not null,
  starts_at timestamptz not null,
  hits int not null,
  primary key (city_id, key_hash, starts_at)
);
