package dev.kontor.host.postgres.provisioning;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An administrator in front of whom somebody else does something, once: just before the first
 * statement that holds a text.
 */
record MeddledAdministrators(
    Administrators real, String before, Runnable meddling, AtomicBoolean done)
    implements Administrators {

  MeddledAdministrators(Administrators real, String before, Runnable meddling) {
    this(real, before, meddling, new AtomicBoolean());
  }

  @Override
  public Connection connect(String server) throws SQLException {
    return watched(Connection.class, real.connect(server));
  }

  @Override
  public Connection connect(String server, String database) throws SQLException {
    return real.connect(server, database);
  }

  private <T> T watched(Class<T> type, T target) {
    return type.cast(
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              if (arguments != null
                  && arguments[0] instanceof String statement
                  && statement.contains(before)
                  && done.compareAndSet(false, true)) {
                meddling.run();
              }
              try {
                var result = method.invoke(target, arguments);
                return method.getName().equals("createStatement")
                    ? watched(Statement.class, (Statement) result)
                    : result;
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            }));
  }
}
