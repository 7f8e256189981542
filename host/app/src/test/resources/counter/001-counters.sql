--liquibase formatted sql

--changeset counter:counter
CREATE TABLE counter (
  name text PRIMARY KEY,
  value int NOT NULL,
  version bigint NOT NULL
);

--changeset counter:tally
CREATE TABLE tally (name text NOT NULL, value int NOT NULL);
