package dev.kontor.host.postgres.provisioning;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An administrator whose host is killed after so many statements: the last one has taken effect,
 * its answer is lost, connections are cut and no further one is made. Also counts.
 */
final class StoppedAdministrators implements Administrators {

  private static final Set<String> STATEMENTS =
      Set.of("execute", "executeQuery", "executeUpdate", "executeBatch", "commit");

  private final Administrators real;
  private final int last;
  private final AtomicInteger statements = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();

  StoppedAdministrators(Administrators real, int last) {
    this.real = real;
    this.last = last;
  }

  static StoppedAdministrators never(Administrators real) {
    return new StoppedAdministrators(real, Integer.MAX_VALUE);
  }

  int statements() {
    return statements.get();
  }

  int connections() {
    return connections.get();
  }

  @Override
  public Connection connect(String server) throws SQLException {
    return watched(real.connect(server));
  }

  @Override
  public Connection connect(String server, String database) throws SQLException {
    return watched(real.connect(server, database));
  }

  private Connection watched(Connection connection) throws SQLException {
    connections.incrementAndGet();
    if (statements.get() >= last) {
      throw killed(connection);
    }
    return watched(Connection.class, connection, connection);
  }

  private <T> T watched(Class<T> type, T target, Connection connection) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          var result = invoke(target, method, arguments);
          if (STATEMENTS.contains(method.getName()) && statements.incrementAndGet() >= last) {
            throw killed(connection);
          }
          return switch (result) {
            case CallableStatement call -> watched(CallableStatement.class, call, connection);
            case PreparedStatement prepared ->
                watched(PreparedStatement.class, prepared, connection);
            case Statement statement -> watched(Statement.class, statement, connection);
            case null, default -> result;
          };
        };
    return type.cast(
        Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object invoke(
      Object target, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static SQLException killed(Connection connection) throws SQLException {
    connection.abort(Runnable::run);
    return new SQLException("the host was killed here");
  }
}
