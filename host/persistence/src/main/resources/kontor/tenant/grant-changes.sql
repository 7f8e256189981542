--liquibase formatted sql

--changeset kontor:grant_changed splitStatements:false
-- Counts a tenant's changes of grants, in the transaction that changes them. No sender's row in the inbox is
-- locked for it: who takes letters locks that first, and grants after it.
CREATE FUNCTION kontor.grant_changed() RETURNS trigger
LANGUAGE plpgsql VOLATILE
AS $$
BEGIN
  INSERT INTO kontor.grant_changes AS known VALUES (coalesce(NEW.peer, OLD.peer), 1)
    ON CONFLICT (peer) DO UPDATE SET changes = known.changes + 1;
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION kontor.grant_changed() FROM PUBLIC;

CREATE TRIGGER grant_changed AFTER INSERT OR UPDATE OR DELETE ON kontor.grant_entry
  FOR EACH ROW EXECUTE FUNCTION kontor.grant_changed();
