--liquibase formatted sql

--changeset kontor:timer
-- What the tenant's context has to do at a time. The soonest one wakes a sleeping tenant.
CREATE TABLE timer (
  id uuid PRIMARY KEY,
  due_at timestamptz NOT NULL
);

CREATE INDEX timer_by_due_at ON timer (due_at);
