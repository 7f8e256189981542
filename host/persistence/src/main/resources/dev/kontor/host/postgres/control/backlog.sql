-- What a tenant's database had to do when the tenant fell asleep; while it is awake, its host knows.
alter table tenant
  add column follow_ups bigint not null default 0,
  add column dead_letters bigint not null default 0;
