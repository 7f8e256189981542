--liquibase formatted sql

-- due_at is the tenant's domain time, by its own clock; the host converts it by that clock's offset
-- to its own time when it writes down when to wake the tenant (design §7).

--changeset kontor:timer
-- What the tenant's context has to do at a time. The soonest one wakes a sleeping tenant. Without a
-- type a method makes the event, and the data say what was planned for it.
CREATE TABLE timer (
  name text PRIMARY KEY,
  due_at timestamptz NOT NULL,
  type text,
  schema int NOT NULL,
  data jsonb NOT NULL,
  metadata jsonb NOT NULL
);

CREATE INDEX timer_by_due_at ON timer (due_at);

--changeset kontor:write_timers splitStatements:false
-- The part of a unit that changes timers:
--   {"fired": [[name, id], …], "cancelled": [name, …],
--    "set": [[name, due_at, type or null, schema, data, metadata], …]}
-- Refuses with KN006 when one that has fired is not there as it was.
CREATE FUNCTION kontor.write_timers(timers jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SET enable_seqscan TO off
AS $$
DECLARE
  item jsonb;
BEGIN
  FOR item IN SELECT value FROM jsonb_array_elements(timers -> 'fired') LOOP
    DELETE FROM kontor.timer WHERE name = item ->> 0 AND metadata ->> 'id' = item ->> 1;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'timer gone' USING ERRCODE = 'KN006', DETAIL = item ->> 0;
    END IF;
  END LOOP;
  FOR item IN SELECT value FROM jsonb_array_elements(timers -> 'cancelled') LOOP
    DELETE FROM kontor.timer WHERE name = item #>> '{}';
  END LOOP;
  FOR item IN SELECT value FROM jsonb_array_elements(timers -> 'set') LOOP
    INSERT INTO kontor.timer VALUES (
        item ->> 0, (item ->> 1)::timestamptz, item ->> 2, (item ->> 3)::int, item -> 4, item -> 5)
      ON CONFLICT (name) DO UPDATE SET due_at = excluded.due_at, type = excluded.type,
        schema = excluded.schema, data = excluded.data, metadata = excluded.metadata;
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION kontor.write_timers(jsonb) FROM PUBLIC;
