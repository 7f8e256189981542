--liquibase formatted sql

--changeset kontor:answer
-- What requests with an idempotency key were answered. Times are the host's, not the tenant's.
CREATE TABLE answer (
  principal text NOT NULL,
  command text NOT NULL,
  key text NOT NULL,
  fingerprint text NOT NULL,
  content text NOT NULL,
  kept_until timestamptz NOT NULL,
  PRIMARY KEY (key, command, principal)
);

CREATE INDEX answer_by_kept_until ON answer (kept_until);

--changeset kontor:keep_answer splitStatements:false
-- Keeps [principal, command, key, fingerprint, content, written at, kept until]; refuses it (KN004)
-- while there is one in its place. Each one that comes takes a few with it whose time is over.
CREATE FUNCTION kontor.keep_answer(item jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SET enable_seqscan TO off
AS $$
DECLARE
  written_at timestamptz := item ->> 5;
BEGIN
  INSERT INTO kontor.answer AS kept VALUES (
      item ->> 0, item ->> 1, item ->> 2, item ->> 3, item ->> 4, (item ->> 6)::timestamptz)
    ON CONFLICT (key, command, principal) DO UPDATE
      SET fingerprint = excluded.fingerprint, content = excluded.content,
        kept_until = excluded.kept_until
      WHERE kept.kept_until <= written_at;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'request answered' USING ERRCODE = 'KN004', DETAIL = item ->> 2;
  END IF;
  DELETE FROM kontor.answer WHERE ctid = ANY (ARRAY(
    SELECT old.ctid FROM kontor.answer old WHERE old.kept_until <= written_at
      ORDER BY old.kept_until LIMIT 10 FOR UPDATE SKIP LOCKED));
END
$$;

REVOKE ALL ON FUNCTION kontor.keep_answer(jsonb) FROM PUBLIC;
