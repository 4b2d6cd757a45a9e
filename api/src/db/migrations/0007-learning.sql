-- What a learner has sent of an attempt at a module or the course, where they want that. Seen by that person alone.
create table learning (
  city_id uuid not null,
  attempt_id uuid not null,
  person_id uuid not null,
  body jsonb not null,
  primary key (city_id, attempt_id, person_id),
  foreign key (city_id, person_id) references participant
);
create index on learning (city_id, person_id);

call protect_city_tables();
