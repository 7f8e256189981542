--liquibase formatted sql

--changeset drill:note
CREATE TABLE note (
  id text PRIMARY KEY,
  thing text NOT NULL,
  text text NOT NULL
);
