--liquibase formatted sql logicalFilePath:ledger

--changeset kontor:entry
CREATE TABLE entry (id bigserial PRIMARY KEY, text text NOT NULL);
