-- Of each tenant, and without one of the site itself, one key signs; older ones are accepted for a while.
create table signing_key (
  tenant     text references tenant on delete cascade,
  public_key text primary key,
  sealed_key text not null,
  since      timestamptz not null,
  until      timestamptz
);

create unique index signing_key_that_signs on signing_key (coalesce(tenant, '')) where until is null;
