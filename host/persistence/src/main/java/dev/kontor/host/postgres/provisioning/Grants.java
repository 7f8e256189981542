package dev.kontor.host.postgres.provisioning;

import static dev.kontor.host.postgres.provisioning.Statements.identifier;
import static dev.kontor.host.postgres.provisioning.Statements.literal;

import dev.kontor.host.database.Placement;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What a tenant's login role may do in its database: read and write rows of its modules' tables,
 * read and add events, read and write follow-ups, timers, answers, letters and the places of
 * projections, keep mails and nonces; write units, take the tenant over and replace projections'
 * tables by the functions for it; nothing else.
 */
final class Grants {

  private Grants() {}

  /** In one transaction with giving the tenant's owner what the template's owner has here. */
  static void apply(Connection inside, Placement placement, String templateOwner)
      throws SQLException {
    Statements.execute(
        inside,
        "REASSIGN OWNED BY %s TO %s;\n%s"
            .formatted(
                identifier(templateOwner), identifier(placement.owner()), statements(placement)));
  }

  /** One round trip and one transaction, on a connection to the tenant's database. */
  static void apply(Connection inside, Placement placement) throws SQLException {
    Statements.execute(inside, statements(placement));
  }

  private static String statements(Placement placement) {
    return """
    REVOKE ALL ON DATABASE %1$s FROM PUBLIC;
    REVOKE ALL ON DATABASE %1$s FROM %2$s;
    GRANT CONNECT ON DATABASE %1$s TO %2$s;
    REVOKE ALL ON ALL TABLES IN SCHEMA kontor FROM %2$s;
    GRANT USAGE ON SCHEMA kontor TO %2$s;
    GRANT SELECT ON kontor.schema_version TO %2$s;
    GRANT SELECT, INSERT ON kontor.event TO %2$s;
    GRANT SELECT, INSERT, UPDATE, DELETE ON kontor.follow_up TO %2$s;
    GRANT SELECT, INSERT, UPDATE, DELETE ON kontor.answer TO %2$s;
    GRANT EXECUTE ON FUNCTION kontor.keep_answer(jsonb) TO %2$s;
    GRANT SELECT, INSERT, UPDATE, DELETE ON kontor.snapshot TO %2$s;
    GRANT SELECT ON kontor.epoch TO %2$s;
    GRANT EXECUTE ON FUNCTION
      kontor.take_over(), kontor.fence(bigint), kontor.write_unit(bigint, jsonb),
      kontor.write_usual_unit(bigint, bigint, bigint, text, bigint, text, int, jsonb, jsonb,
        timestamptz, bigint, text, text, bigint, jsonb, bigint),
      kontor.write_timers(jsonb), kontor.write_letters(jsonb), kontor.write_receipts(jsonb),
      kontor.forget_letters(text, bigint),
      kontor.write_next_letter(bigint, bigint[], bigint, text, bigint, text, int, jsonb, jsonb,
        timestamptz, text, uuid, timestamptz) TO %2$s;
    GRANT EXECUTE ON FUNCTION
      kontor.delete_done(bigint[]), kontor.write_done(bigint, bigint[]),
      kontor.write_next_event(bigint, bigint[], bigint, text, bigint, text, int, jsonb, jsonb,
        timestamptz, bigint, text, text, bigint, jsonb),
      kontor.write_next_events(bigint, jsonb) TO %2$s;
    GRANT SELECT, INSERT, UPDATE, DELETE ON kontor.channel, kontor.letter, kontor.inbox,
      kontor.grant_entry, kontor.grant_changes TO %2$s;
    GRANT SELECT, INSERT, UPDATE, DELETE ON kontor.timer TO %2$s;
    GRANT SELECT, INSERT, UPDATE, DELETE ON kontor.projection TO %2$s;
    GRANT EXECUTE ON FUNCTION
      kontor.make_copies(text, text, text[]), kontor.replace_by_copies(text, text, text[]),
      kontor.drop_copies(text, text) TO %2$s;
    GRANT SELECT, INSERT, DELETE ON kontor.mail TO %2$s;
    GRANT SELECT, INSERT, UPDATE, DELETE ON kontor.nonce TO %2$s;
    DO $grants$
    DECLARE
      module text;
      path text := '';
    BEGIN
      FOR module IN
        SELECT nspname FROM pg_namespace
        WHERE nspowner = (SELECT oid FROM pg_roles WHERE rolname = %3$s)
          AND nspname <> 'kontor' AND NOT starts_with(nspname, 'kontor_')
        ORDER BY nspname
      LOOP
        path := path || format('%%I, ', module);
        EXECUTE format('GRANT USAGE ON SCHEMA %%I TO %%I', module, %4$s);
        EXECUTE format(
          'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %%I TO %%I',
          module, %4$s);
        EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %%I TO %%I', module, %4$s);
      END LOOP;
      -- Projections name their tables without a schema, so that copies can stand in for them.
      EXECUTE format('ALTER DATABASE %%I SET search_path TO %%s', current_database(), path || 'public');
    END
    $grants$\
    """
        .formatted(
            identifier(placement.database()),
            identifier(placement.login()),
            literal(placement.owner()),
            literal(placement.login()));
  }
}
