--liquibase formatted sql

-- Who owns the tenant: the host that raised the epoch last. Every write of an owner holds the advisory
-- lock shared and reads the epoch after that, by a later statement; a take-over holds it exclusively.
-- So an older owner's write has either ended before the epoch is raised, or sees that it was.

--changeset kontor:epoch
CREATE TABLE epoch (
  number bigint NOT NULL
);

CREATE UNIQUE INDEX epoch_is_one_row ON epoch ((true));

INSERT INTO epoch VALUES (0);

--changeset kontor:take_over splitStatements:false
-- As the schema's owner: the login role can raise the epoch in this way only.
CREATE FUNCTION kontor.take_over(OUT epoch bigint, OUT last_number bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7304183652);
  UPDATE kontor.epoch AS held SET number = held.number + 1 RETURNING held.number INTO epoch;
  SELECT greatest(
      (SELECT max(e.position) FROM kontor.event e), (SELECT max(f.number) FROM kontor.follow_up f), 0)
    INTO last_number;
END
$$;

--changeset kontor:fence splitStatements:false
-- Lets the rest of the transaction be written under this epoch, or refuses it (KN001).
CREATE FUNCTION kontor.fence(held bigint) RETURNS void
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
  current bigint;
BEGIN
  -- One snapshot for the whole transaction would show the epoch as it was before the lock.
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'a unit is written in READ COMMITTED, not in %',
      current_setting('transaction_isolation') USING ERRCODE = '25001';
  END IF;
  PERFORM pg_advisory_xact_lock_shared(7304183652);
  SELECT number INTO current FROM kontor.epoch;
  IF current IS DISTINCT FROM held THEN
    RAISE EXCEPTION 'stale epoch' USING ERRCODE = 'KN001', DETAIL = coalesce(current, 0);
  END IF;
END
$$;

--changeset kontor:functions-of-owners
REVOKE ALL ON FUNCTION kontor.take_over(), kontor.fence(bigint) FROM PUBLIC;
