package dev.kontor.host.postgres.pool;

import static dev.kontor.host.postgres.pool.PoolUnderTest.AT_ONCE;
import static dev.kontor.host.postgres.pool.PoolUnderTest.pid;
import static dev.kontor.host.postgres.pool.PoolUnderTest.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a borrower leaves behind doesn't reach the next one. */
class LeaseTest {

  private final PoolUnderTest pool = new PoolUnderTest(1, AT_ONCE);
  private final Door door = pool.door("lease", 1);

  @AfterEach
  void close() {
    door.close();
    pool.close();
  }

  @Test
  void a_connection_comes_as_new_to_the_next_borrower() throws Exception {
    int before;
    try (var connection = door.dataSource().getConnection()) {
      before = pid(connection);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
      connection.setAutoCommit(false);
      assertThat(value(connection, "show transaction_isolation")).isEqualTo("serializable");
    }

    try (var connection = door.dataSource().getConnection()) {
      assertThat(pid(connection)).isEqualTo(before);
      assertThat(connection.getAutoCommit()).isTrue();
      assertThat(connection.isReadOnly()).isFalse();
      assertThat(value(connection, "show transaction_isolation")).isEqualTo("read committed");
      assertThat(value(connection, "show transaction_read_only")).isEqualTo("off");
    }
  }

  @Test
  void an_open_transaction_is_rolled_back() throws Exception {
    try (var connection = door.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("begin");
      statement.execute("create table public.left_behind (id int)");
    }

    try (var connection = door.dataSource().getConnection()) {
      assertThat(value(connection, "select to_regclass('public.left_behind')")).isEqualTo("null");
    }
  }

  @Test
  void a_connection_whose_schema_was_changed_is_not_kept() throws Exception {
    int before;
    try (var connection = door.dataSource().getConnection()) {
      before = pid(connection);
      connection.setSchema("pg_catalog");
    }

    assertThat(pool.visit(door)).isNotEqualTo(before);
  }

  @Test
  void connection_and_statements_end_when_it_is_given_back() throws Exception {
    var connection = door.dataSource().getConnection();
    var statement = connection.prepareStatement("select 1");
    connection.close();
    connection.close();

    assertThat(connection.isClosed()).isTrue();
    assertThat(statement.isClosed()).isTrue();
    assertThatThrownBy(connection::createStatement)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(
            "createStatement was called on a connection that has been given back");
    assertThat(pool.connections.usage()).isEqualTo(new Usage(1, 1, 1, 0));
  }

  @Test
  void an_aborted_connection_is_replaced() throws Exception {
    var aborted = door.dataSource().getConnection();
    aborted.abort(Runnable::run);
    aborted.close();

    assertThat(pool.visit(door)).isPositive();
  }
}
