--liquibase formatted sql

-- Times are the host's, not the tenant's. Tenants are written as addresses: acme@bremen.

--changeset kontor:channel
-- Whom this tenant has written to. The id is renewed when the receiver is to forget what it has
-- taken; failed_for is how long letters could not be brought, as far as that counts against them.
CREATE TABLE channel (
  recipient text PRIMARY KEY,
  id uuid NOT NULL,
  attempts int NOT NULL DEFAULT 0,
  failed_for interval NOT NULL DEFAULT '0',
  tried_at timestamptz,
  again timestamptz,
  error text
);

--changeset kontor:letter
-- Letters that are not known to be taken. A letter's number is the position of the event that sent
-- it, so it is never given twice; "event" is the activity in it.
CREATE TABLE letter (
  recipient text NOT NULL,
  number bigint NOT NULL,
  event bigint NOT NULL,
  written_at timestamptz NOT NULL,
  PRIMARY KEY (recipient, number)
);

--changeset kontor:inbox
-- The last letter that was taken of each sender, its number and its id, by the channel that it came
-- by.
CREATE TABLE inbox (
  sender text PRIMARY KEY,
  channel uuid NOT NULL,
  last bigint NOT NULL,
  letter uuid
);

--changeset kontor:write_letters splitStatements:false
-- The part of a unit that goes out: [[recipient, number, event, channel, written at], …]
CREATE FUNCTION kontor.write_letters(letters jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
  item jsonb;
BEGIN
  FOR i IN 0 .. jsonb_array_length(letters) - 1 LOOP
    item := letters -> i;
    INSERT INTO kontor.channel (recipient, id) VALUES (item ->> 0, (item ->> 3)::uuid)
      ON CONFLICT (recipient) DO NOTHING;
    INSERT INTO kontor.letter VALUES (
      item ->> 0, (item ->> 1)::bigint, (item ->> 2)::bigint, (item ->> 4)::timestamptz);
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION kontor.write_letters(jsonb) FROM PUBLIC;
