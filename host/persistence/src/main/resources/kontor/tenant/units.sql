--liquibase formatted sql

--changeset kontor:write_unit splitStatements:false
-- Writes all that a unit leaves, or several, as their transaction's last statement before COMMIT:
--   {"events": [[position, stream, version or 0, type, schema, data, metadata, recorded_at, next], …],
--    "follow_ups": [[number, handler, queue, event, data, attempts], …],
--    "done": [number, …],
--    "answer": as keep_answer takes it, or missing,
--    "snapshots": [[stream, version, form, data], …] or absent,
--    "timers": what write_timers takes, where it changes some,
--    "letters": what write_letters takes, where it sends some,
--    "receipts": what write_receipts takes, where it takes some}
-- The next version of its stream, where the caller knows it, is taken if it is free yet; null: it is looked
-- for. Returns the versions of the events, in their order.
-- Refuses with KN001 (another epoch), KN002 (the one that is done is gone already), KN003 (a stream
-- is at another version, or has an event of a higher number), KN004 (the request was answered already).
-- Plans are kept for long and the tables may have been tiny when they were made: so no sequential scans.
-- Lists are walked by index, since a query over their elements costs more than a usual unit's one event
-- and one follow-up do.
CREATE FUNCTION kontor.write_unit(held bigint, unit jsonb) RETURNS bigint[]
LANGUAGE plpgsql VOLATILE SET enable_seqscan TO off
AS $$
DECLARE
  events jsonb := unit -> 'events';
  follow_ups jsonb := unit -> 'follow_ups';
  done jsonb := unit -> 'done';
  item jsonb;
  its_stream text;
  its_version bigint;
  its_next bigint;
  current bigint;
  its_last bigint;
  versions bigint[] := '{}';
BEGIN
  PERFORM kontor.fence(held);
  FOR i IN 0 .. jsonb_array_length(events) - 1 LOOP
    item := events -> i;
    its_stream := item ->> 1;
    its_version := item ->> 2;
    its_next := item ->> 8;
    LOOP
      IF its_next IS NULL THEN
        SELECT version, position INTO current, its_last FROM kontor.event
          WHERE stream = its_stream ORDER BY version DESC LIMIT 1;
        current := coalesce(current, 0);
        IF its_version NOT IN (0, current + 1) THEN
          RAISE EXCEPTION 'version conflict' USING ERRCODE = 'KN003',
            DETAIL = format('stream ''%s'' is at version %s; expected %s',
              its_stream, current, its_version - 1);
        END IF;
        IF its_last > (item ->> 0)::bigint THEN
          RAISE EXCEPTION 'number conflict' USING ERRCODE = 'KN003',
            DETAIL = format('stream ''%s'' has event %s already, numbered after this one',
              its_stream, its_last);
        END IF;
        its_next := current + 1;
      END IF;
      INSERT INTO kontor.event VALUES (
          (item ->> 0)::bigint, its_stream, its_next, item ->> 3, (item ->> 4)::int,
          item -> 5, item -> 6, (item ->> 7)::timestamptz)
        ON CONFLICT (stream, version) DO NOTHING;
      -- Not found: another was faster to this version, and the next round sees what it wrote.
      EXIT WHEN FOUND;
      its_next := NULL;
    END LOOP;
    versions := versions || its_next;
  END LOOP;
  FOR i IN 0 .. jsonb_array_length(follow_ups) - 1 LOOP
    item := follow_ups -> i;
    INSERT INTO kontor.follow_up (number, handler, queue, event, data, attempts) VALUES (
        (item ->> 0)::bigint, item ->> 1, item ->> 2, (item ->> 3)::bigint,
        nullif(item -> 4, 'null'), (item ->> 5)::int);
  END LOOP;
  IF unit -> 'snapshots' IS NOT NULL THEN
    INSERT INTO kontor.snapshot (stream, version, form, data)
      SELECT value ->> 0, (value ->> 1)::bigint, (value ->> 2)::int, value -> 3
        FROM jsonb_array_elements(unit -> 'snapshots')
      ON CONFLICT (stream) DO UPDATE
        SET version = excluded.version, form = excluded.form, data = excluded.data;
  END IF;
  FOR i IN 0 .. jsonb_array_length(done) - 1 LOOP
    DELETE FROM kontor.follow_up WHERE number = (done -> i)::bigint;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'follow-up gone' USING ERRCODE = 'KN002', DETAIL = done ->> i;
    END IF;
  END LOOP;
  IF unit ? 'answer' THEN
    PERFORM kontor.keep_answer(unit -> 'answer');
  END IF;
  IF unit -> 'timers' IS NOT NULL THEN
    PERFORM kontor.write_timers(unit -> 'timers');
  END IF;
  IF unit -> 'letters' IS NOT NULL THEN
    PERFORM kontor.write_letters(unit -> 'letters');
  END IF;
  IF unit -> 'receipts' IS NOT NULL THEN
    PERFORM kontor.write_receipts(unit -> 'receipts');
  END IF;
  RETURN versions;
END
$$;

REVOKE ALL ON FUNCTION kontor.write_unit(bigint, jsonb) FROM PUBLIC;

--changeset kontor:write_usual_unit splitStatements:false
-- As write_unit, for a unit as most are: it leaves one event at most and one follow-up at most, may
-- have done a follow-up, and nothing else. What there is none of is null. Scalars, and the fence and the
-- stream's version looked at here instead of by functions: that costs the server a quarter less.
CREATE FUNCTION kontor.write_usual_unit(held bigint, its_done bigint,
  its_position bigint, its_stream text, its_version bigint, its_type text, its_schema int,
  its_data jsonb, its_metadata jsonb, its_time timestamptz,
  its_number bigint, its_handler text, its_queue text, its_event bigint, its_left jsonb,
  its_next bigint) RETURNS bigint
LANGUAGE plpgsql VOLATILE SET enable_seqscan TO off
AS $$
DECLARE
  current bigint;
  its_last bigint;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    PERFORM kontor.fence(held); -- says what is wrong
  END IF;
  PERFORM pg_advisory_xact_lock_shared(7304183652);
  SELECT number INTO current FROM kontor.epoch;
  IF current IS DISTINCT FROM held THEN
    PERFORM kontor.fence(held); -- says what is wrong
  END IF;
  WHILE its_position IS NOT NULL LOOP
    IF its_next IS NULL THEN
      SELECT version, position INTO current, its_last FROM kontor.event
        WHERE stream = its_stream ORDER BY version DESC LIMIT 1;
      current := coalesce(current, 0);
      IF its_version NOT IN (0, current + 1) THEN
        RAISE EXCEPTION 'version conflict' USING ERRCODE = 'KN003',
          DETAIL = format('stream ''%s'' is at version %s; expected %s',
            its_stream, current, its_version - 1);
      END IF;
      IF its_last > its_position THEN
        RAISE EXCEPTION 'number conflict' USING ERRCODE = 'KN003',
          DETAIL = format('stream ''%s'' has event %s already, numbered after this one',
            its_stream, its_last);
      END IF;
      its_next := current + 1;
    END IF;
    INSERT INTO kontor.event VALUES (its_position, its_stream, its_next, its_type, its_schema,
        its_data, its_metadata, its_time)
      ON CONFLICT (stream, version) DO NOTHING;
    -- Not found: another was faster to this version, and the next round sees what it wrote.
    EXIT WHEN FOUND;
    its_next := NULL;
  END LOOP;
  IF its_number IS NOT NULL THEN
    INSERT INTO kontor.follow_up (number, handler, queue, event, data, attempts)
      VALUES (its_number, its_handler, its_queue, its_event, its_left, 0);
  END IF;
  IF its_done IS NOT NULL THEN
    DELETE FROM kontor.follow_up WHERE number = its_done;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'follow-up gone' USING ERRCODE = 'KN002', DETAIL = its_done;
    END IF;
  END IF;
  RETURN its_next;
END
$$;

REVOKE ALL ON FUNCTION kontor.write_usual_unit(bigint, bigint, bigint, text, bigint, text, int, jsonb,
  jsonb, timestamptz, bigint, text, text, bigint, jsonb, bigint) FROM PUBLIC;
