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

--changeset kontor:grant_changes
-- How often grants of a tenant were changed: whoever has read them knows by that whether they are as they
-- were.
CREATE TABLE grant_changes (
  peer text PRIMARY KEY,
  changes bigint NOT NULL
);

--changeset kontor:forget_letters splitStatements:false
-- Letters up to a number were taken; returns how many there were. If that is lost in a crash, they are brought again, and taken no
-- second time: so nobody waits for the disk.
CREATE FUNCTION kontor.forget_letters(its_recipient text, up_to bigint) RETURNS int
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
  forgotten int;
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true), set_config('enable_seqscan', 'off', true);
  DELETE FROM kontor.letter WHERE recipient = its_recipient AND number <= up_to;
  GET DIAGNOSTICS forgotten = ROW_COUNT;
  RETURN forgotten;
END
$$;

REVOKE ALL ON FUNCTION kontor.forget_letters(text, bigint) FROM PUBLIC;

--changeset kontor:write_receipts splitStatements:false
-- The part of a unit that takes letters: [[sender, channel, last before, changes of its grants, last, its id],
-- …]. Refuses with KN007 when it is otherwise by now; changes are null where the unit has locked the
-- sender's row itself.
CREATE FUNCTION kontor.write_receipts(receipts jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SET enable_seqscan TO off
AS $$
DECLARE
  item jsonb;
  as_read bigint;
  current bigint;
  is_there boolean;
BEGIN
  FOR i IN 0 .. jsonb_array_length(receipts) - 1 LOOP
    item := receipts -> i;
    as_read := item ->> 3;
    UPDATE kontor.inbox
      SET channel = (item ->> 1)::uuid, last = (item ->> 4)::bigint, letter = (item ->> 5)::uuid
      WHERE sender = item ->> 0 AND (as_read IS NULL
        OR (channel = (item ->> 1)::uuid AND last = (item ->> 2)::bigint));
    is_there := FOUND;
    current := NULL;
    -- After the wait for the sender's row: a grant may have ended meanwhile.
    IF as_read IS NOT NULL THEN
      SELECT changes INTO current FROM kontor.grant_changes WHERE peer = item ->> 0;
    END IF;
    IF NOT is_there OR coalesce(current, 0) <> coalesce(as_read, 0) THEN
      RAISE EXCEPTION 'letters taken' USING ERRCODE = 'KN007', DETAIL = item ->> 0;
    END IF;
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION kontor.write_receipts(jsonb) FROM PUBLIC;

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

--changeset kontor:write_next_letter splitStatements:false
-- Of one unit with an activity that knows its version, and nothing else; and beside it of units that only ran a
-- follow-up (see write_next_event).
CREATE FUNCTION kontor.write_next_letter(held bigint, done bigint[],
  its_position bigint, its_stream text, its_version bigint, its_type text, its_schema int,
  its_data jsonb, its_metadata jsonb, its_time timestamptz,
  its_recipient text, its_channel uuid, its_writing timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE
AS $$
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed'
    OR pg_advisory_xact_lock_shared(7304183652) IS NULL THEN
    PERFORM kontor.fence(held); -- says what is wrong
  END IF;
  WITH written AS (
    INSERT INTO kontor.event
      SELECT its_position, its_stream, its_version, its_type, its_schema, its_data, its_metadata,
          its_time
        FROM kontor.epoch WHERE epoch.number = held
      RETURNING 1),
  begun AS (
    INSERT INTO kontor.channel (recipient, id)
      SELECT its_recipient, its_channel FROM kontor.epoch
        WHERE epoch.number = held
          AND NOT EXISTS (SELECT FROM kontor.channel WHERE recipient = its_recipient)
      ON CONFLICT (recipient) DO NOTHING)
  INSERT INTO kontor.letter
    SELECT its_recipient, its_position, its_position, its_writing FROM written;
  IF NOT FOUND THEN
    PERFORM kontor.fence(held); -- says what is wrong
  END IF;
  IF done IS NOT NULL THEN
    PERFORM kontor.delete_done(done);
  END IF;
END
$$;

REVOKE ALL ON FUNCTION kontor.write_next_letter(bigint, bigint[], bigint, text, bigint, text, int, jsonb,
  jsonb, timestamptz, text, uuid, timestamptz) FROM PUBLIC;
