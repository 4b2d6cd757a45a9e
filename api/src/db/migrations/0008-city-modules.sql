-- Learning modules of a city: where the app finds them, laid over those that come with it.
alter table city add column modules jsonb not null default '[]';
