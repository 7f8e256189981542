--liquibase formatted sql

--changeset kontor:event
-- The host that owns the tenant numbers the events, so that readers can trust the order.
CREATE TABLE event (
  position bigint PRIMARY KEY,
  stream text NOT NULL,
  version bigint NOT NULL,
  type text NOT NULL,
  schema int NOT NULL,
  data jsonb NOT NULL,
  metadata jsonb NOT NULL,
  recorded_at timestamptz NOT NULL,
  UNIQUE (stream, version)
);
