package dev.kontor.host.postgres.pool;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What JDBC asks of a data source beside its connections: nothing that is done here. */
abstract class PlainDataSource implements DataSource {

  @Override
  public final Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException(
        "%s: asked for a connection as '%s'; a door has one login, call getConnection()"
            .formatted(this, user));
  }

  @Override
  public final @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public final void setLogWriter(PrintWriter writer) throws SQLException {
    throw new SQLFeatureNotSupportedException("a door logs nothing to a writer");
  }

  @Override
  public final int getLoginTimeout() {
    return 0;
  }

  @Override
  public final void setLoginTimeout(int seconds) throws SQLException {
    throw new SQLFeatureNotSupportedException("how long a borrower waits is the server's bound");
  }

  @Override
  public final Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("a door has no java.util.logging logger");
  }

  @Override
  public final <T> T unwrap(Class<T> type) throws SQLException {
    if (isWrapperFor(type)) {
      return type.cast(this);
    }
    throw new SQLException("%s: the data source is no %s".formatted(this, type.getName()));
  }

  @Override
  public final boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
