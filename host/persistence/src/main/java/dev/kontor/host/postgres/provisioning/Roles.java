package dev.kontor.host.postgres.provisioning;

import static dev.kontor.host.postgres.provisioning.Statements.identifier;
import static dev.kontor.host.postgres.provisioning.Statements.literal;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.postgresql.util.PasswordUtil;

/** Makes and drops roles, all of which the administrator may act as. */
final class Roles {

  private static final int ITERATIONS = 4096;
  private static final int SALT_LENGTH = 16;
  private static final int EXPLICIT_MEMBERSHIP = 16;

  private final SecureRandom secrets;

  Roles(SecureRandom secrets) {
    this.secrets = secrets;
  }

  /** A role without login. */
  void ensure(Connection server, String role) throws SQLException {
    var there = existing(server, role);
    Statements.execute(
        server,
        "%s ROLE %s NOLOGIN; %s"
            .formatted(createOrAlter(there, role), identifier(role), actAs(server, role)));
  }

  /** An owner without login, and a login role with this password; both or neither. */
  void ensure(Connection server, String owner, String login, String password) throws SQLException {
    var there = existing(server, owner, login);
    Statements.execute(
        server,
        "%s ROLE %s NOLOGIN; %s ROLE %s LOGIN PASSWORD %s; %s"
            .formatted(
                createOrAlter(there, owner),
                identifier(owner),
                createOrAlter(there, login),
                identifier(login),
                literal(verifier(password)),
                actAs(server, owner, login)));
  }

  void drop(Connection server, String... roles) throws SQLException {
    for (var role : roles) {
      Statements.execute(server, "DROP ROLE IF EXISTS " + identifier(role));
    }
  }

  private static String createOrAlter(Set<String> there, String role) {
    return there.contains(role) ? "ALTER" : "CREATE";
  }

  private static Set<String> existing(Connection server, String... roles) throws SQLException {
    return new HashSet<>(
        Statements.names(
            server,
            "SELECT rolname FROM pg_roles WHERE rolname IN (%s)"
                .formatted(listed(Statements::literal, roles))));
  }

  private static String listed(UnaryOperator<String> quoted, String... names) {
    return Arrays.stream(names).map(quoted).collect(Collectors.joining(", "));
  }

  /** Since 16 a role's maker may administer it, but neither becomes it nor has what it has. */
  private static String actAs(Connection server, String... roles) throws SQLException {
    var explicitly =
        server.getMetaData().getDatabaseMajorVersion() < EXPLICIT_MEMBERSHIP
            ? ""
            : " WITH INHERIT TRUE, SET TRUE";
    return "GRANT %s TO CURRENT_USER%s"
        .formatted(listed(Statements::identifier, roles), explicitly);
  }

  /** What the server stores (RFC 5803), so that the password itself is in no log or catalog. */
  private String verifier(String password) {
    var salt = new byte[SALT_LENGTH];
    secrets.nextBytes(salt);
    return PasswordUtil.encodeScramSha256(password.toCharArray(), ITERATIONS, salt);
  }
}
