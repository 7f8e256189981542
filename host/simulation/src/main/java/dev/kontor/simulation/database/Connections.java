package dev.kontor.simulation.database;

import dev.kontor.host.postgres.sql.Connector;
import dev.kontor.host.world.Scheduler;
import dev.kontor.simulation.fault.Fault;
import dev.kontor.simulation.fault.Faults;
import dev.kontor.simulation.point.Point;
import dev.kontor.simulation.point.Points;
import dev.kontor.simulation.schedule.Life;
import dev.kontor.simulation.schedule.Trace;
import dev.kontor.simulation.schedule.Trace.Kind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * The connections of one host's life to its databases. Each statement is told to the trace; a
 * connection may be lost before or after any, and a unit of work be held after it has read. They
 * end with the life, as a killed process's do: what was not committed is rolled back.
 */
public final class Connections implements Connector {

  private static final Duration LONGEST_HELD = Duration.ofMillis(200);
  private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(5);
  private static final Duration LONGEST_RESTART = Duration.ofSeconds(20);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
  private static final Duration LONGEST_JUMP = Duration.ofHours(1);
  private static final double MOST_DRIFT = 0.05;
  private static final Duration PATIENCE = Duration.ofDays(1);

  /** What {@code lock_timeout} ends: in a simulation, what would be waited for for ever. */
  private static final String LOCKED_OUT = "55P03";

  /** A tenant's database takes no connections once it is to be dropped. */
  private static final Pattern DROPPED =
      Pattern.compile("ALTER DATABASE \"?([^ \"]+)\"? ALLOW_CONNECTIONS false");

  private final Life life;
  private final Server server;
  private final Sessions sessions;
  private final Faults faults;
  private final Trace trace;
  private final Scheduler scheduler;
  private final Points points;
  private final Runnable crash;
  private final List<Lent> open = new ArrayList<>();

  /**
   * None yet.
   *
   * @param points is told of units that have read
   * @param crash kills the host
   */
  public Connections(
      Life life,
      Server server,
      Sessions sessions,
      Faults faults,
      Trace trace,
      Scheduler scheduler,
      Points points,
      Runnable crash) {
    this.life = life;
    this.server = server;
    this.sessions = sessions;
    this.faults = faults;
    this.trace = trace;
    this.scheduler = scheduler;
    this.points = points;
    this.crash = crash;
    server.usedBy(this);
  }

  @Override
  public Connection connect(String url, Properties login) throws SQLException {
    life.requireRunning();
    if (server.isDown()) {
      throw new SQLNonTransientConnectionException(
          "FATAL: the database system is starting up (simulated)", "57P03");
    }
    var lent = new Lent(sessions.lend(url, login), Use.of(url, login));
    open.add(lent);
    return lent.proxy();
  }

  /**
   * Ends all of them, once the life has ended: what was not committed is rolled back now, and what
   * threads of that life still try is refused where they go on to be cut off.
   */
  public void end() {
    server.leftBy(this);
    List.copyOf(open).forEach(Lent::giveBack);
  }

  /** The server ends what holds the control database, as it does when nobody answers there. */
  public void loseControl() {
    open.stream().filter(lent -> !lent.use.mayBreak()).toList().forEach(Lent::lose);
  }

  /** The server has ended all of them. */
  void loseAll() {
    List.copyOf(open).forEach(Lent::lose);
  }

  /** One that is lent. */
  final class Lent {

    private final Sessions.Session session;
    private final Use use;
    private boolean over;

    /** Whether the open transaction has done nothing but read. */
    private boolean readOnlyYet = true;

    /** Whether it has read before. */
    private boolean hasRead;

    Lent(Sessions.Session session, Use use) {
      this.session = session;
      this.use = use;
    }

    Connection proxy() {
      return Proxies.of(Connection.class, this::invoke);
    }

    private @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
        throws Throwable {
      var real = session.connection();
      return switch (method.getName()) {
        case "close" -> {
          giveBack();
          yield null;
        }
        case "abort" -> {
          lose();
          yield null;
        }
        case "isClosed" -> over;
        // Whether it is, is decided here: asking the server costs a host that idles its only time.
        case "isValid" -> !over && !life.hasEnded();
        case "equals" -> Proxies.isSame(proxy, arguments);
        case "hashCode" -> System.identityHashCode(this);
        case "toString" -> "a simulated connection of " + life.host();
        case "createStatement" -> statement(proxy, "", called(real, method, arguments));
        case "prepareStatement", "prepareCall" -> {
          var text = String.valueOf(java.util.Objects.requireNonNull(arguments)[0]);
          yield statement(proxy, text, called(real, method, arguments));
        }
        case "commit" -> {
          var committed = run("COMMIT", () -> called(real, method, arguments));
          session.transactionEnded();
          yield committed;
        }
        case "rollback" -> {
          // To a savepoint, it keeps what it has locked before.
          if (arguments == null || arguments.length == 0) {
            readOnlyYet = true;
            hasRead = false;
            session.transactionEnded();
          }
          yield over ? null : called(real, method, arguments);
        }
        case "setAutoCommit" -> {
          if (hasBegun()) {
            // What is open is committed by that.
            trace.changed(use.database());
          }
          yield called(real, method, arguments);
        }
        case "setTransactionIsolation" -> {
          session.isolationChanged();
          yield called(real, method, arguments);
        }
        default -> called(real, method, arguments);
      };
    }

    private Object statement(Object connection, String text, @Nullable Object made) {
      return Statements.of(
          (java.sql.Statement) java.util.Objects.requireNonNull(made),
          (Connection) connection,
          text,
          this::run);
    }

    private @Nullable Object called(Connection real, Method method, Object @Nullable [] arguments)
        throws Throwable {
      requireOpen();
      try {
        return method.invoke(real, arguments);
      } catch (InvocationTargetException failed) {
        throw failed.getCause();
      }
    }

    private void requireOpen() throws SQLException {
      life.requireRunning();
      if (over) {
        throw new SQLNonTransientConnectionException("this connection is closed", "08003");
      }
    }

    /** Runs what goes to the server, with what may go wrong before and after it. */
    private @Nullable Object run(String statement, Call call) throws Throwable {
      requireOpen();
      session.note(statement);
      trace.add(
          Kind.STATEMENT,
          life.host(),
          use.tenant().isEmpty() ? statement : use.tenant() + ": " + statement);
      crashOrGoOn("before", statement);
      endIdleBefore(statement);
      goWrong(statement);
      breakOrGoOn("before", Fault.CONNECTION_LOST_BEFORE, statement);
      if (!Reading.only(statement)) {
        trace.changed(use.database());
      }
      var result = answered(statement, call);
      crashOrGoOn("after", statement);
      breakOrGoOn("after", Fault.CONNECTION_LOST_AFTER, statement);
      holdAfterReading(statement);
      return result;
    }

    private @Nullable Object answered(String statement, Call call) throws Throwable {
      try {
        return call.call();
      } catch (SQLException failed) {
        if (LOCKED_OUT.equals(failed.getSQLState()) && !session.isImpatient()) {
          throw life.fail(
              "host '%s': '%s' has waited in the server, where no time passes, for what another holds: %s; nothing may stand still by the world while it holds what others wait for"
                  .formatted(life.host(), statement, sessions.openBeside(session)));
        }
        throw failed;
      }
    }

    private void breakOrGoOn(String when, Fault lost, String statement) throws SQLException {
      if (faults.strikes(Fault.DATABASE_RESTARTED, life.host())) {
        trace.add(Kind.FAULT, life.host(), "database restarted %s %s".formatted(when, statement));
        server.restart(some(Fault.DATABASE_RESTARTED, LONGEST_RESTART));
      }
      if (over) {
        throw gone();
      }
      if (use.mayBreak() && faults.strikes(lost, life.host())) {
        trace.add(Kind.FAULT, life.host(), "connection lost %s %s".formatted(when, statement));
        lose();
        throw gone();
      }
    }

    /**
     * What takes time, or moves the clocks, before a statement arrives. Not while others could wait
     * in the database for what this one holds there.
     */
    private void goWrong(String statement) throws SQLException {
      if (!use.isUnits() || (hasBegun() && !readOnlyYet)) {
        return;
      }
      var host = life.host();
      if (faults.strikes(Fault.CLOCK_JUMPED, host)) {
        var jump = some(Fault.CLOCK_JUMPED, LONGEST_JUMP.multipliedBy(2)).minus(LONGEST_JUMP);
        trace.add(Kind.FAULT, host, "its clock jumps by " + jump);
        life.clock().jump(jump);
      }
      if (faults.strikes(Fault.CLOCK_DRIFTED, host)) {
        double times = 1 + faults.chanceOf(Fault.CLOCK_DRIFTED).nextDouble(-MOST_DRIFT, MOST_DRIFT);
        trace.add(Kind.FAULT, host, "its clocks run %.4f times as fast".formatted(times));
        life.clock().drift(times);
      }
      if (faults.strikes(Fault.HOST_PAUSED, host)) {
        var length = some(Fault.HOST_PAUSED, LONGEST_PAUSE);
        trace.add(Kind.FAULT, host, "pauses for " + length);
        life.pause(length);
        pause(length.toNanos());
      }
      if (faults.strikes(Fault.DATABASE_SLOW, host)) {
        var length = some(Fault.DATABASE_SLOW, LONGEST_STATEMENT);
        trace.add(Kind.FAULT, host, "takes %s: %s".formatted(length, statement));
        pause(length.toNanos());
      }
      requireOpen();
    }

    private Duration some(Fault fault, Duration longest) {
      return Duration.ofNanos(faults.chanceOf(fault).nextLong(longest.toNanos()));
    }

    private boolean hasBegun() throws SQLException {
      return session.connection().unwrap(BaseConnection.class).getTransactionState()
          != TransactionState.IDLE;
    }

    private void crashOrGoOn(String when, String statement) {
      if (faults.strikes(Fault.CRASH, life.host())) {
        trace.add(Kind.FAULT, life.host(), "crash %s %s".formatted(when, statement));
        crash.run();
        life.requireRunning();
      }
    }

    /** The server ends them with their database, and who asked for one would learn it too late. */
    private void endIdleBefore(String statement) {
      var dropped = DROPPED.matcher(statement);
      if (dropped.find()) {
        sessions.endIdle(dropped.group(1));
      }
    }

    private static SQLException gone() {
      return new SQLNonTransientConnectionException("the connection was lost (simulated)", "08006");
    }

    /** Only what holds no row: others would wait for it in the server, where nobody sees them. */
    private void holdAfterReading(String statement) throws SQLException {
      var real = session.connection();
      boolean inTransaction = hasBegun();
      readOnlyYet = !inTransaction || (readOnlyYet && Reading.only(statement));
      boolean isFirst = inTransaction && !hasRead;
      hasRead = inTransaction;
      if (!inTransaction || !readOnlyYet || !use.isUnits()) {
        return;
      }
      if (isFirst && !real.isReadOnly()) {
        points.reached(Point.AFTER_LOAD, use.tenant());
      }
      if (faults.strikes(Fault.UNIT_HELD, life.host())) {
        trace.add(Kind.FAULT, life.host(), "unit held");
        pause(some(Fault.UNIT_HELD, LONGEST_HELD).toNanos());
      }
      requireOpen();
    }

    private void pause(long nanos) {
      var over = new CompletableFuture<Boolean>();
      var _ = scheduler.after(Duration.ofNanos(nanos), "unit goes on", () -> over.complete(true));
      try {
        scheduler.await(over, PATIENCE);
      } catch (TimeoutException never) {
        throw new IllegalStateException(never);
      }
    }

    private void lose() {
      if (!over) {
        over = true;
        open.remove(this);
        sessions.end(session);
      }
    }

    private void giveBack() {
      if (!over) {
        over = true;
        open.remove(this);
        sessions.giveBack(session);
      }
    }
  }

  /** What goes to the server. */
  interface Call {
    @Nullable Object call() throws Throwable;
  }
}
