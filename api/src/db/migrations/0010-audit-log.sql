-- [SEC22]: what the city's staff did. Entries are only ever added, each chained to the one before by its hash. Whose act it
-- was stands apart, so that a name can go without breaking the chain.
create table audit_entry (
  city_id uuid not null references city,
  n bigint not null,
  at timestamptz not null,
  kind text not null,
  subject uuid,
  facts jsonb not null,
  who_hash bytea,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (city_id, n)
);

create table audit_who (
  city_id uuid not null,
  n bigint not null,
  account_id uuid not null,
  salt uuid not null,
  primary key (city_id, n),
  foreign key (city_id, n) references audit_entry,
  foreign key (city_id, account_id) references account
);

call protect_city_tables();
revoke update, delete on audit_entry from werkstadt_app;
revoke update on audit_who from werkstadt_app;
