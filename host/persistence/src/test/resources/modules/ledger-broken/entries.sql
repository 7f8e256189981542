--liquibase formatted sql logicalFilePath:ledger

--changeset kontor:entry
CREATE TABLE entry (id bigserial PRIMARY KEY, text text NOT NULL);

--changeset kontor:nonsense
CREATE TABLE note (id bigserial PRIMARY KEY, entry bigint NOT NULL REFERENCES nowhere);
