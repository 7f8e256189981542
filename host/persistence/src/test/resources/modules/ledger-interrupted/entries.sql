--liquibase formatted sql logicalFilePath:ledger

--changeset kontor:entry
CREATE TABLE entry (id bigserial PRIMARY KEY, text text NOT NULL);

--changeset kontor:interrupted splitStatements:false
DO $$
BEGIN
  RAISE EXCEPTION 'the disk is full' USING ERRCODE = current_setting('kontor.raised');
END
$$;
