-- Keys that a city has put its seal with, oldest first; the secrets lie in the data folder, never here.
alter table city add column seal_keys jsonb not null default '[]';
