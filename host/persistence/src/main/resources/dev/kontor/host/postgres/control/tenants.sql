create table tenant (
  id              text primary key,
  state           text not null,
  failed_step     text,
  failed_reason   text,
  server          text not null,
  database        text not null unique,
  owner_role      text not null,
  login_role      text not null,
  sealed_password text not null,
  schema_version  text,
  clock_offset    interval not null,
  awake           boolean not null,
  wake_up         timestamptz,
  check (not (awake and wake_up is not null)),
  check ((state = 'failed') = (failed_step is not null))
);

-- The highest version of a tenant is the one that holds.
create table configuration_version (
  tenant        text not null references tenant on delete cascade,
  version       int not null,
  configuration jsonb not null,
  applied_at    timestamptz not null,
  primary key (tenant, version)
);

create table operation (
  id     uuid primary key,
  tenant text not null references tenant on delete cascade,
  kind   text not null,
  state  text not null
);

create index operation_of_tenant on operation (tenant, id);

create table operation_step (
  operation  uuid not null references operation on delete cascade,
  number     int not null,
  name       text not null,
  state      text not null,
  started_at timestamptz,
  ended_at   timestamptz,
  error      text,
  primary key (operation, number)
);

-- Tombstones, so that applying a folder doesn't bring a purged tenant back.
create table purged_tenant (
  id        text primary key,
  purged_at timestamptz not null
);
