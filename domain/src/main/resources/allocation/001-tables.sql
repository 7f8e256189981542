--liquibase formatted sql

--changeset kontor:allocation-001-batches
CREATE TABLE batch (
  reference text PRIMARY KEY,
  sku text NOT NULL,
  quantity integer NOT NULL CHECK (quantity >= 0),
  available integer NOT NULL,
  eta timestamptz,
  version bigint NOT NULL
);
--rollback DROP TABLE batch;

--changeset kontor:allocation-001-allocations
CREATE TABLE allocation (
  order_id text NOT NULL,
  sku text NOT NULL,
  quantity integer NOT NULL CHECK (quantity > 0),
  batch text NOT NULL,
  PRIMARY KEY (order_id, sku, quantity)
);
--rollback DROP TABLE allocation;
