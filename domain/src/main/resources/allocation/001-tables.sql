--liquibase formatted sql

--changeset kontor:allocation-001-batches
CREATE TABLE batch (
  reference text PRIMARY KEY,
  sku text NOT NULL,
  quantity integer NOT NULL CHECK (quantity >= 0),
  eta timestamptz,
  version bigint NOT NULL
);
--rollback DROP TABLE batch;
