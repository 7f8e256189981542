--liquibase formatted sql

--changeset kontor:projection
-- Where projections are: up to which position one that follows has entered events, and up to which the
-- copies have that are to replace a projection's tables (null: no rebuild; below 0: it is to begin).
CREATE TABLE projection (
  name text PRIMARY KEY,
  position bigint NOT NULL,
  copies bigint
);

--changeset kontor:copies_schema splitStatements:false
-- The schema of a projection's copies, after looking whether its tables are a module's. Copies are
-- made and put in place by functions of the schema's owner: the login role may not, except so.
CREATE FUNCTION kontor.copies_schema(projection text, module text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
  IF module IN ('kontor', 'public') OR projection !~ '^[a-z][a-z0-9-]{0,39}$' OR NOT EXISTS (
      SELECT FROM pg_namespace WHERE nspname = module AND pg_get_userbyid(nspowner) = current_user)
  THEN
    RAISE EXCEPTION 'projection ''%'' of ''%'' has no tables of a module', projection, module
      USING ERRCODE = '42501';
  END IF;
  RETURN 'kontor_copies_' || projection;
END
$$;

--changeset kontor:refuse_what_hangs_on splitStatements:false
-- What would be left at the old table when a copy takes its place.
CREATE FUNCTION kontor.refuse_what_hangs_on(live regclass, theirs regclass[]) RETURNS void
LANGUAGE plpgsql STABLE SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
  what text;
BEGIN
  SELECT CASE
    WHEN (SELECT relkind FROM pg_class WHERE oid = live) <> 'r' THEN 'is no ordinary table'
    WHEN EXISTS (SELECT FROM pg_constraint
      WHERE contype = 'f' AND confrelid = live AND conrelid <> ALL (theirs))
      THEN 'is referenced by a foreign key from outside the projection'
    WHEN EXISTS (SELECT FROM pg_trigger WHERE tgrelid = live AND NOT tgisinternal)
      THEN 'has a trigger'
    WHEN EXISTS (SELECT FROM pg_policy WHERE polrelid = live) THEN 'has a row policy'
    WHEN EXISTS (SELECT FROM pg_inherits WHERE inhrelid = live OR inhparent = live)
      THEN 'takes part in inheritance'
    WHEN EXISTS (SELECT FROM pg_depend WHERE refclassid = 'pg_class'::regclass
      AND refobjid = live AND classid = 'pg_rewrite'::regclass)
      THEN 'is read by a view or has a rule'
  END INTO what;
  IF what IS NOT NULL THEN
    RAISE EXCEPTION 'table ''%'' %, so it can''t be replaced by a copy', live, what
      USING ERRCODE = 'KN005';
  END IF;
END
$$;

--changeset kontor:make_copies splitStatements:false
-- Empty copies of the tables, alike in all but their schema, with the same names of indexes and
-- constraints; foreign keys between the tables lead to the copies.
CREATE FUNCTION kontor.make_copies(projection text, module text, tables text[]) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
  copies text := kontor.copies_schema(projection, module);
  lives regclass[] := array(SELECT format('%I.%I', module, t)::regclass FROM unnest(tables) t);
  live regclass;
  it record;
  definition text;
BEGIN
  EXECUTE format('DROP SCHEMA IF EXISTS %I CASCADE', copies);
  EXECUTE format('CREATE SCHEMA %I', copies);
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', copies, session_user);
  FOREACH live IN ARRAY lives LOOP
    PERFORM kontor.refuse_what_hangs_on(live, lives);
    SELECT relname AS name, array_to_string(reloptions, ', ') AS options INTO it
      FROM pg_class WHERE oid = live;
    EXECUTE format('CREATE TABLE %I.%I (LIKE %s INCLUDING ALL EXCLUDING INDEXES)',
      copies, it.name, live);
    IF it.options <> '' THEN
      EXECUTE format('ALTER TABLE %I.%I SET (%s)', copies, it.name, it.options);
    END IF;
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I.%I TO %I',
      copies, it.name, session_user);
  END LOOP;
  EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %I TO %I', copies, session_user);
  FOR it IN
    SELECT c.conname, r.relname, pg_get_constraintdef(c.oid) AS definition
    FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid
    WHERE c.conrelid = ANY (lives) AND c.contype IN ('p', 'u', 'x')
  LOOP
    EXECUTE format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s',
      copies, it.relname, it.conname, it.definition);
  END LOOP;
  FOR it IN
    SELECT r.relname, pg_get_indexdef(i.indexrelid) AS definition
    FROM pg_index i JOIN pg_class r ON r.oid = i.indrelid
    WHERE i.indrelid = ANY (lives) AND NOT EXISTS (
      SELECT FROM pg_constraint c
      WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x'))
  LOOP
    definition := format(' ON %I.%I USING ', module, it.relname);
    IF position(definition IN it.definition) = 0 THEN
      RAISE EXCEPTION 'index can''t be copied: %', it.definition USING ERRCODE = 'KN005';
    END IF;
    EXECUTE replace(it.definition, definition, format(' ON %I.%I USING ', copies, it.relname));
  END LOOP;
  FOR it IN
    SELECT c.conname, r.relname, pg_get_constraintdef(c.oid) AS definition,
      o.relname AS other, c.confrelid = ANY (lives) AS within
    FROM pg_constraint c
      JOIN pg_class r ON r.oid = c.conrelid JOIN pg_class o ON o.oid = c.confrelid
    WHERE c.conrelid = ANY (lives) AND c.contype = 'f'
  LOOP
    definition := it.definition;
    IF it.within THEN
      definition := replace(definition, format(' REFERENCES %I.%I(', module, it.other),
        format(' REFERENCES %I.%I(', copies, it.other));
    END IF;
    EXECUTE format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s',
      copies, it.relname, it.conname, definition);
  END LOOP;
END
$$;

--changeset kontor:replace_by_copies splitStatements:false
-- Drops the tables and puts the copies in their place; the caller has them locked. A serial column's
-- sequence, which the copies share, goes over to them.
CREATE FUNCTION kontor.replace_by_copies(projection text, module text, tables text[]) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
  copies text := kontor.copies_schema(projection, module);
  lives regclass[] := array(SELECT format('%I.%I', module, t)::regclass FROM unnest(tables) t);
  sequences jsonb := '[]';
  it record;
BEGIN
  FOR it IN
    SELECT d.objid::regclass AS sequence, r.relname, a.attname
    FROM pg_depend d JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
      JOIN pg_class r ON r.oid = d.refobjid
      JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
    WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
      AND d.refobjid = ANY (lives) AND d.deptype = 'a'
  LOOP
    EXECUTE format('ALTER SEQUENCE %s OWNED BY NONE', it.sequence);
    sequences := sequences || jsonb_build_array(
      jsonb_build_array(it.sequence::text, format('%I.%I.%I', module, it.relname, it.attname)));
  END LOOP;
  EXECUTE 'DROP TABLE ' || array_to_string(lives, ', ');
  FOR it IN SELECT t AS name FROM unnest(tables) t LOOP
    EXECUTE format('ALTER TABLE %I.%I SET SCHEMA %I', copies, it.name, module);
  END LOOP;
  FOR it IN SELECT value ->> 0 AS sequence, value ->> 1 AS col FROM jsonb_array_elements(sequences) LOOP
    EXECUTE format('ALTER SEQUENCE %s OWNED BY %s', it.sequence, it.col);
  END LOOP;
  EXECUTE format('DROP SCHEMA %I', copies);
END
$$;

--changeset kontor:drop_copies splitStatements:false
CREATE FUNCTION kontor.drop_copies(projection text, module text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
  EXECUTE format('DROP SCHEMA IF EXISTS %I CASCADE', kontor.copies_schema(projection, module));
END
$$;

--changeset kontor:functions-of-projections
REVOKE ALL ON FUNCTION kontor.copies_schema(text, text),
  kontor.refuse_what_hangs_on(regclass, regclass[]), kontor.make_copies(text, text, text[]),
  kontor.replace_by_copies(text, text, text[]), kontor.drop_copies(text, text) FROM PUBLIC;
