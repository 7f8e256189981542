--liquibase formatted sql

-- due_at is the tenant's domain time, by its own clock; the host converts it by that clock's offset
-- to its own time when it writes down when to wake the tenant (design §7).

--changeset kontor:timer
-- What the tenant's context has to do at a time. The soonest one wakes a sleeping tenant.
CREATE TABLE timer (
  id uuid PRIMARY KEY,
  due_at timestamptz NOT NULL
);

CREATE INDEX timer_by_due_at ON timer (due_at);
