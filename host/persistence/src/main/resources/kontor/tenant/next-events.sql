--liquibase formatted sql

-- What most units leave, where their owner knows each stream's next version: nothing is looked for, so that
-- an event and its follow-up are one statement. If another was faster to a version, a unique key says so, and
-- nothing is written; the caller then lets write_unit look.

--changeset kontor:delete_done splitStatements:false
-- Follow-ups that ran, in the transaction of a unit. Refuses with KN002 when one is gone already.
CREATE FUNCTION kontor.delete_done(numbers bigint[]) RETURNS void
LANGUAGE plpgsql VOLATILE SET enable_seqscan TO off
AS $$
DECLARE
  deleted bigint;
BEGIN
  DELETE FROM kontor.follow_up WHERE number = ANY (numbers);
  GET DIAGNOSTICS deleted = ROW_COUNT;
  IF deleted < cardinality(numbers) THEN
    RAISE EXCEPTION 'follow-up gone' USING ERRCODE = 'KN002',
      DETAIL = array_to_string(numbers, ', ');
  END IF;
END
$$;

--changeset kontor:write_done splitStatements:false
-- Of units that left nothing but that they ran a follow-up.
CREATE FUNCTION kontor.write_done(held bigint, done bigint[]) RETURNS void
LANGUAGE plpgsql VOLATILE
AS $$
BEGIN
  PERFORM kontor.fence(held);
  PERFORM kontor.delete_done(done);
END
$$;

--changeset kontor:write_next_event splitStatements:false
-- Of one unit with an event and at most one follow-up; and beside it of units that only ran one.
-- The lock is taken by an expression, which costs less than by a statement. The one that reads the epoch
-- comes later, and so sees what a take-over did before.
CREATE FUNCTION kontor.write_next_event(held bigint, done bigint[],
  its_position bigint, its_stream text, its_version bigint, its_type text, its_schema int,
  its_data jsonb, its_metadata jsonb, its_time timestamptz,
  its_number bigint, its_handler text, its_queue text, its_event bigint, its_left jsonb)
  RETURNS void
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
      RETURNING 1)
  INSERT INTO kontor.follow_up (number, handler, queue, event, data, attempts)
    SELECT its_number, its_handler, its_queue, its_event, its_left, 0
      FROM written WHERE its_number IS NOT NULL;
  IF NOT FOUND THEN
    PERFORM kontor.fence(held); -- or there is no follow-up
  END IF;
  IF done IS NOT NULL THEN
    PERFORM kontor.delete_done(done);
  END IF;
END
$$;

--changeset kontor:write_next_events splitStatements:false
-- Of several units, as write_unit takes them: each event has its next version, and nothing is there but
-- events, follow-ups, those that are done, and letters that go out or were taken.
CREATE FUNCTION kontor.write_next_events(held bigint, units jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE
AS $$
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed'
    OR pg_advisory_xact_lock_shared(7304183652) IS NULL THEN
    PERFORM kontor.fence(held); -- says what is wrong
  END IF;
  WITH written AS (
    INSERT INTO kontor.event
      SELECT (event ->> 0)::bigint, event ->> 1, (event ->> 8)::bigint, event ->> 3,
          (event ->> 4)::int, event -> 5, event -> 6, (event ->> 7)::timestamptz
        FROM kontor.epoch, jsonb_array_elements(units -> 'events') event
        WHERE epoch.number = held)
  INSERT INTO kontor.follow_up (number, handler, queue, event, data, attempts)
    SELECT (run ->> 0)::bigint, run ->> 1, run ->> 2, (run ->> 3)::bigint,
        nullif(run -> 4, 'null'), (run ->> 5)::int
      FROM kontor.epoch, jsonb_array_elements(units -> 'follow_ups') run
      WHERE epoch.number = held;
  IF NOT FOUND THEN
    PERFORM kontor.fence(held); -- or there are no follow-ups
  END IF;
  IF units -> 'done' <> '[]' THEN
    PERFORM kontor.delete_done(
      ARRAY(SELECT number::bigint FROM jsonb_array_elements(units -> 'done') number));
  END IF;
  IF units -> 'letters' IS NOT NULL THEN
    PERFORM kontor.write_letters(units -> 'letters');
  END IF;
  IF units -> 'receipts' IS NOT NULL THEN
    PERFORM kontor.write_receipts(units -> 'receipts');
  END IF;
END
$$;

--changeset kontor:functions-of-next-events
REVOKE ALL ON FUNCTION kontor.delete_done(bigint[]), kontor.write_done(bigint, bigint[]),
  kontor.write_next_event(bigint, bigint[], bigint, text, bigint, text, int, jsonb, jsonb,
    timestamptz, bigint, text, text, bigint, jsonb),
  kontor.write_next_events(bigint, jsonb) FROM PUBLIC;
