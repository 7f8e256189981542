--liquibase formatted sql

--changeset kontor:follow_up
-- Runs of after-commit handlers that are not done yet. "again" is the host's time, not the tenant's.
CREATE TABLE follow_up (
  number bigint PRIMARY KEY,
  handler text NOT NULL,
  queue text,
  event bigint NOT NULL,
  data jsonb,
  attempts int NOT NULL,
  again timestamptz,
  parked_at timestamptz,
  error text
);

CREATE INDEX follow_up_by_queue ON follow_up (handler, queue, number);
