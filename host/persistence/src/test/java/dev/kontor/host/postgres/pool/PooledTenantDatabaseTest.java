package dev.kontor.host.postgres.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A tenant's database knows when its next work is due. */
class PooledTenantDatabaseTest {

  @Test
  void the_earliest_timer_is_due_next() throws Exception {
    try (var pool = new PoolUnderTest(1, PoolUnderTest.AT_ONCE);
        var database = new PooledTenantDatabase(pool.door("due", 1));
        var administrator = pool.administrator();
        var statement = administrator.createStatement()) {
      statement.execute("create schema kontor create table timer (due_at timestamptz not null)");
      try {
        assertThat(database.nextDue()).isNull();

        statement.execute(
            "insert into kontor.timer values ('2030-01-02T00:00:00Z'), ('2030-01-01T00:00:00Z')");
        assertThat(database.nextDue()).isEqualTo(Instant.parse("2030-01-01T00:00:00Z"));
      } finally {
        statement.execute("drop schema kontor cascade");
      }
    }
  }
}
