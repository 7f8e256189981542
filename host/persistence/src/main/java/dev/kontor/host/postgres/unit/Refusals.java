package dev.kontor.host.postgres.unit;

import dev.kontor.host.postgres.sql.SqlFailed;
import dev.kontor.host.unit.UnitStore.Stale;
import dev.kontor.host.unit.UnitStore.StaleRow;
import dev.kontor.tenant.Conflict;
import dev.kontor.tenant.aggregate.ExpectedVersion;
import dev.kontor.tenant.aggregate.VersionConflict;
import io.micronaut.data.exceptions.OptimisticLockException;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** What the database's refusals mean to a unit of work. */
final class Refusals {

  private static final String STALE = "KN001";
  private static final String GONE = "KN002";
  private static final String VERSION = "KN003";
  private static final String ANSWERED = "KN004";
  private static final String TIMER_GONE = "KN006";
  private static final String TAKEN = "KN007";

  /** As {@code kontor.write_unit} says it; a stream's name may have any characters. */
  private static final Pattern MOVED_ON =
      Pattern.compile("stream '(.*)' is at version (\\d+); expected (\\d+)", Pattern.DOTALL);

  private static final String SERIALIZATION_FAILURE = "40001";
  private static final String DEADLOCK = "40P01";

  private Refusals() {}

  /** Of a statement that was to be written under this epoch. */
  static RuntimeException of(SQLException refused, long epoch) {
    return switch (String.valueOf(refused.getSQLState())) {
      case STALE -> new Stale(epoch, Long.parseLong(detail(refused)));
      case GONE ->
          new Conflict(
              "follow-up %s is gone: it was done or discarded already; nothing was written"
                  .formatted(detail(refused)),
              refused);
      case VERSION -> movedOn(refused);
      case TIMER_GONE ->
          new Conflict(
              "timer '%s' is gone: it was cancelled or set anew; nothing was written"
                  .formatted(detail(refused)),
              refused);
      case TAKEN ->
          new Conflict(
              "letters of '%s' were taken meanwhile, or its grants were changed; nothing was taken"
                  .formatted(detail(refused)),
              refused);
      case ANSWERED ->
          new Conflict(
              "the request with the idempotency key '%s' has been answered meanwhile; nothing was written"
                  .formatted(detail(refused)),
              refused);
      case SERIALIZATION_FAILURE, DEADLOCK -> faster(refused, refused);
      default -> new SqlFailed(refused);
    };
  }

  /** It also refuses events whose numbers came too late. */
  private static Conflict movedOn(SQLException refused) {
    var said = MOVED_ON.matcher(detail(refused));
    if (!said.matches()) {
      return new Conflict(detail(refused) + "; nothing was written", refused);
    }
    var conflict =
        new VersionConflict(
            said.group(1),
            ExpectedVersion.exactly(Long.parseLong(said.group(3))),
            Long.parseLong(said.group(2)));
    conflict.initCause(refused);
    return conflict;
  }

  /** The failure itself, unless another transaction was faster somewhere below it. */
  static RuntimeException of(RuntimeException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof Conflict conflict) {
        return conflict;
      }
      if (cause instanceof OptimisticLockException stale) {
        return new StaleRow(stale);
      }
      if (cause instanceof SQLException sql && isFaster(sql.getSQLState())) {
        return faster(sql, failed);
      }
    }
    return failed;
  }

  private static boolean isFaster(@Nullable String state) {
    return SERIALIZATION_FAILURE.equals(state) || DEADLOCK.equals(state);
  }

  private static Conflict faster(SQLException said, Throwable cause) {
    return new Conflict(
        "another transaction was faster (%s: %s); nothing was written"
            .formatted(said.getSQLState(), firstLine(said)),
        cause);
  }

  private static String firstLine(SQLException said) {
    return String.valueOf(said.getMessage()).lines().findFirst().orElse("no message");
  }

  private static String detail(SQLException refused) {
    return refused instanceof PSQLException said && said.getServerErrorMessage() != null
        ? String.valueOf(said.getServerErrorMessage().getDetail())
        : firstLine(refused);
  }
}
