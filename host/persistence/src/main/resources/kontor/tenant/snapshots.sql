--liquibase formatted sql

--changeset kontor:snapshot
-- What a stream's first events came to, so that a long one need not be folded from its beginning.
-- Nothing is lost with a row: it is written anew in time.
CREATE TABLE snapshot (
  stream text PRIMARY KEY,
  version bigint NOT NULL,
  form int NOT NULL,
  data jsonb NOT NULL
);
