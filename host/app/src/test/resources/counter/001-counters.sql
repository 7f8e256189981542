--liquibase formatted sql

--changeset counter:counter
CREATE TABLE counter (
  name text PRIMARY KEY,
  value int NOT NULL,
  version bigint NOT NULL
);
