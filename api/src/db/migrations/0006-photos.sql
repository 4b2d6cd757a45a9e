-- Photos. A proposal or a comment names them in its body; what lies here are the bytes that belong to a name. The body
-- alone says who may send bytes and whether a picture is shown.

-- `sha256` as the device has named it. What comes is kept as it came, seen by nobody, until its person is erased.
create table photo (
  city_id uuid not null,
  -- Of the proposal or comment that names it: the same bytes named elsewhere are another photo ([S21]).
  entity_id uuid not null,
  sha256 bytea not null check (length(sha256) = 32),
  -- Who sends it, for the quota.
  person_id uuid not null,
  size int not null check (size between 1 and 3145728),
  received int not null default 0 check (received between 0 and size),
  state text not null default 'uploading' check (state in ('uploading', 'stored', 'refused')),
  -- How often the bytes did not have the hash they were named by ([S20]).
  mismatches int not null default 0,
  -- The hash that they have, where it is another one for good: the mapping of [S20].
  actual_sha256 bytea check (length(actual_sha256) = 32),
  touched_at timestamptz not null,
  primary key (city_id, entity_id, sha256),
  foreign key (city_id, person_id) references participant
);
create index on photo (city_id, person_id);

create table photo_piece (
  city_id uuid not null,
  entity_id uuid not null,
  sha256 bytea not null,
  starts_at int not null check (starts_at >= 0),
  bytes bytea not null,
  primary key (city_id, entity_id, sha256, starts_at),
  foreign key (city_id, entity_id, sha256) references photo on delete cascade
);

-- What everybody may see: made here, by another encoder, under a name that tells nothing.
create table photo_picture (
  city_id uuid not null,
  media_id uuid not null,
  size text not null check (size in ('full', 'small')),
  entity_id uuid not null,
  sha256 bytea not null,
  bytes bytea not null,
  primary key (city_id, media_id, size),
  foreign key (city_id, entity_id, sha256) references photo on delete cascade
);
create index on photo_picture (city_id, entity_id, sha256);

-- So many phones of a city send photos at the same time, each one photo: words and others get through.
create table photo_lease (
  city_id uuid not null references city,
  person_id uuid not null,
  expires_at timestamptz not null,
  primary key (city_id, person_id)
);

call protect_city_tables();

-- Rows of before there were photos have none; phones read them so as well, so no change number is needed.
do $$
declare
  of_city uuid;
begin
  for of_city in select city_id from city loop
    perform set_config('app.city', of_city::text, true);
    update proposal set body = body || '{"photos": []}' where not body ? 'photos';
    update comment set body = body || '{"photos": []}' where not body ? 'photos';
  end loop;
  perform set_config('app.city', '', true);
end $$;
