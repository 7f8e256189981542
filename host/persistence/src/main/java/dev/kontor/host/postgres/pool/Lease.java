package dev.kontor.host.postgres.pool;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A connection in a borrower's hands: closing it gives it back, once, and ends every statement made
 * with it.
 *
 * <p>Statements are the driver's own: they cost nothing more here than without a pool. So a
 * statement's {@code getConnection} is the driver's too, and closing that one ends the connection
 * for good.
 */
final class Lease implements InvocationHandler {

  private static final Class<?>[] CONNECTION = {Connection.class};

  private final ServerConnections server;
  private final Backend backend;
  private boolean ended;

  private Lease(ServerConnections server, Backend backend) {
    this.server = server;
    this.backend = backend;
  }

  static Connection of(ServerConnections server, Backend backend) {
    return (Connection)
        Proxy.newProxyInstance(
            Lease.class.getClassLoader(), CONNECTION, new Lease(server, backend));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    return switch (method.getName()) {
      case "close" -> end();
      case "isClosed" -> ended || backend.connection().isClosed();
      case "equals" -> arguments != null && isSame(proxy, arguments[0]);
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> "a connection of " + backend.door();
      case "createStatement", "prepareStatement", "prepareCall" -> {
        var statement = call(method, arguments);
        backend.opened((Statement) statement);
        yield statement;
      }
      case "setTransactionIsolation" -> {
        backend.isolationChanged();
        yield call(method, arguments);
      }
      case "setSchema", "setNetworkTimeout", "setClientInfo", "setTypeMap", "setHoldability" -> {
        backend.spoil();
        yield call(method, arguments);
      }
      default -> call(method, arguments);
    };
  }

  @SuppressWarnings("ReferenceEquality") // a connection equals nothing but itself
  private static boolean isSame(Object proxy, @Nullable Object other) {
    return proxy == other;
  }

  private @Nullable Object end() {
    if (!ended) {
      ended = true;
      server.giveBack(backend);
    }
    return null;
  }

  private Object call(Method method, Object @Nullable [] arguments) throws Throwable {
    if (ended) {
      throw new SQLNonTransientConnectionException(
          "%s: %s was called on a connection that has been given back; borrow another"
              .formatted(backend.door(), method.getName()),
          "08003");
    }
    try {
      return method.invoke(backend.connection(), arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause() instanceof SQLException cause ? cause : failed.getTargetException();
    }
  }
}
