package dev.kontor.simulation.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A statement that is told to the trace with its parameters when it is run. */
final class Statements implements InvocationHandler {

  /** What tells of sessions differs between two runs, and decides nothing. */
  private static final String OF_SESSIONS = "pg_stat_activity";

  private final Statement real;
  private final Connection connection;
  private final String text;
  private final Runs runs;
  private final TreeMap<Integer, String> parameters = new TreeMap<>();
  private int batched;

  private Statements(Statement real, Connection connection, String text, Runs runs) {
    this.real = real;
    this.connection = connection;
    this.text = text;
    this.runs = runs;
  }

  static Statement of(Statement real, Connection connection, String text, Runs runs) {
    var handler = new Statements(real, connection, text, runs);
    return switch (real) {
      case CallableStatement _ -> Proxies.of(CallableStatement.class, handler);
      case PreparedStatement _ -> Proxies.of(PreparedStatement.class, handler);
      default -> Proxies.of(Statement.class, handler);
    };
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    var name = method.getName();
    if (name.startsWith("execute")) {
      return runs.run(told(arguments), () -> call(method, arguments));
    }
    switch (name) {
      case "getConnection" -> {
        return connection;
      }
      case "equals" -> {
        return Proxies.isSame(proxy, arguments);
      }
      case "addBatch" -> {
        parameters.put(- ++batched, arguments == null ? parameters.toString() : text(arguments[0]));
      }
      case "clearParameters" -> parameters.clear();
      default -> note(name, arguments);
    }
    return call(method, arguments);
  }

  private void note(String name, Object @Nullable [] arguments) {
    if (name.startsWith("set")
        && arguments != null
        && arguments.length > 1
        && arguments[0] instanceof Integer index) {
      parameters.put(index, name.equals("setNull") ? "null" : text(arguments[1]));
    }
  }

  private String told(Object @Nullable [] arguments) {
    var statement =
        arguments != null && arguments.length > 0 && arguments[0] instanceof String given
            ? given
            : text;
    return parameters.isEmpty() || statement.contains(OF_SESSIONS)
        ? statement
        : statement + " " + parameters.values();
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case byte[] bytes -> "bytes:" + Arrays.hashCode(bytes);
      case Object[] values -> Arrays.deepToString(values);
      case Array array -> array.toString();
      default -> value.toString();
    };
  }

  private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  /** Runs what goes to the server. */
  interface Runs {
    @Nullable Object run(String statement, Connections.Call call) throws Throwable;
  }
}
