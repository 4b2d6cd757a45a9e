-- Content. `body` is the row as the domain's schema has it (shared/src/<domain>/<domain>.ts): one shape for phone,
-- wire and database. Columns beside it are what the database itself must hold together or find by.

create table project (
  city_id uuid not null references city,
  id uuid not null,
  body jsonb not null,
  primary key (city_id, id)
);

create table proposal (
  city_id uuid not null,
  id uuid not null,
  project_id uuid not null generated always as ((body ->> 'projectId')::uuid) stored,
  author_id uuid generated always as ((body ->> 'authorId')::uuid) stored,
  number bigint not null generated always as ((body ->> 'number')::bigint) stored,
  body jsonb not null,
  primary key (city_id, id),
  unique (city_id, number),
  foreign key (city_id, project_id) references project
);
create index on proposal (city_id, author_id);

create table comment (
  city_id uuid not null,
  id uuid not null,
  proposal_id uuid not null generated always as ((body ->> 'proposalId')::uuid) stored,
  author_id uuid generated always as ((body ->> 'authorId')::uuid) stored,
  body jsonb not null,
  primary key (city_id, id),
  foreign key (city_id, proposal_id) references proposal
);
create index on comment (city_id, author_id);

-- One support and one follow per person and proposal ([TR7]); both are seen by that person alone.
create table support (
  city_id uuid not null,
  proposal_id uuid not null,
  person_id uuid not null,
  body jsonb not null,
  primary key (city_id, proposal_id, person_id),
  foreign key (city_id, proposal_id) references proposal,
  foreign key (city_id, person_id) references participant
);
create index on support (city_id, person_id);

create table follow (
  city_id uuid not null,
  proposal_id uuid not null,
  person_id uuid not null,
  body jsonb not null,
  primary key (city_id, proposal_id, person_id),
  foreign key (city_id, proposal_id) references proposal,
  foreign key (city_id, person_id) references participant
);
create index on follow (city_id, person_id);

create table decision (
  city_id uuid not null,
  id uuid not null,
  proposal_id uuid not null generated always as ((body ->> 'proposalId')::uuid) stored,
  body jsonb not null,
  primary key (city_id, id),
  foreign key (city_id, proposal_id) references proposal
);
