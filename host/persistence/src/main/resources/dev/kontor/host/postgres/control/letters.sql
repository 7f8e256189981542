-- Letters that were not known to be taken when the tenant fell asleep; while it is awake, its host knows.
alter table tenant
  add column letters bigint not null default 0,
  add column oldest_letter timestamptz;
