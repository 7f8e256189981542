package dev.kontor.host.postgres.pool;

import static dev.kontor.host.postgres.pool.Eventually.eventually;
import static dev.kontor.host.postgres.pool.PoolUnderTest.AT_ONCE;
import static dev.kontor.host.postgres.pool.PoolUnderTest.pid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One budget for all tenants of a server. */
class ServerConnectionsTest {

  @Test
  void a_tenant_gets_its_own_idle_connection_again() throws Exception {
    try (var pool = new PoolUnderTest(4, AT_ONCE);
        var door = pool.door("again", 4)) {
      assertThat(pool.visit(door)).isEqualTo(pool.visit(door));
    }
  }

  @Test
  void the_longest_idle_connection_makes_room_for_another_tenant() throws Exception {
    try (var pool = new PoolUnderTest(2, AT_ONCE);
        var first = pool.door("room-1", 1);
        var second = pool.door("room-2", 1);
        var third = pool.door("room-3", 1)) {
      pool.visit(first);
      var kept = pool.visit(second);
      pool.visit(third);

      assertThat(pool.visit(second)).isEqualTo(kept);
      eventually("the first is gone", () -> pool.connectionsOf("room-1") == 0);
    }
  }

  @Test
  void three_hundred_busy_tenants_share_fifty_connections_and_none_fails() throws Exception {
    try (var pool = new PoolUnderTest(50, Bounds.USUAL)) {
      var doors = new ArrayList<Door>();
      var work = new ArrayList<CompletableFuture<Void>>();
      for (int tenant = 0; tenant < 300; tenant++) {
        var door = pool.door("busy-" + tenant, 4);
        doors.add(door);
        for (int client = 0; client < 3; client++) {
          work.add(pool.begin(() -> visitRepeatedly(pool, door)));
        }
      }
      var all = CompletableFuture.allOf(work.toArray(CompletableFuture[]::new));
      var most = 0;
      while (!isDone(all)) {
        most = Math.max(most, pool.connectionsOf("busy-"));
        assertThat(pool.connections.usage().open()).isLessThanOrEqualTo(50);
      }

      all.join();
      // The server still counts a closed connection until its process has ended.
      assertThat(most).isBetween(25, 60);
      doors.forEach(Door::close);
      assertThat(pool.connections.usage()).isEqualTo(new Usage(50, 0, 0, 0));
    }
  }

  /** Waits a little: who watches all the time takes the processor from those who work. */
  private static boolean isDone(CompletableFuture<?> work) throws Exception {
    try {
      work.get(50, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException goesOn) {
      return false;
    }
  }

  private static void visitRepeatedly(PoolUnderTest pool, Door door) throws SQLException {
    for (int unit = 0; unit < 5; unit++) {
      pool.visit(door);
    }
  }

  @Test
  void tenants_take_turns_and_each_serves_its_own_in_order() throws Exception {
    try (var pool = new PoolUnderTest(1, AT_ONCE);
        var greedy = pool.door("turns-greedy", 4);
        var modest = pool.door("turns-modest", 4)) {
      var served = new CopyOnWriteArrayList<String>();
      var work = new ArrayList<CompletableFuture<Void>>();
      try (var held = greedy.dataSource().getConnection()) {
        for (var name : List.of("greedy 1", "greedy 2", "greedy 3", "modest 1", "modest 2")) {
          var door = name.startsWith("greedy") ? greedy : modest;
          var before = pool.connections.usage().waiting();
          work.add(
              pool.begin(() -> {
                try (var connection = door.dataSource().getConnection()) {
                  served.add(name);
                  assertThat(connection.isClosed()).isFalse();
                }
              }));
          eventually("it waits", () -> pool.connections.usage().waiting() == before + 1);
        }
        assertThat(held.isClosed()).isFalse();
      }

      work.forEach(CompletableFuture::join);
      assertThat(served)
          .containsExactly("modest 1", "greedy 1", "modest 2", "greedy 2", "greedy 3");
    }
  }

  @Test
  void a_tenant_never_holds_more_than_its_maximum() throws Exception {
    try (var pool = new PoolUnderTest(10, AT_ONCE);
        var door = pool.door("maximum", 2)) {
      var inUse = new AtomicInteger();
      var work = new ArrayList<CompletableFuture<Void>>();
      for (int client = 0; client < 20; client++) {
        work.add(
            pool.begin(() -> {
              try (var connection = door.dataSource().getConnection()) {
                assertThat(inUse.incrementAndGet()).isLessThanOrEqualTo(2);
                pid(connection);
                inUse.decrementAndGet();
              }
            }));
      }

      work.forEach(CompletableFuture::join);
      assertThat(pool.connections.usage().open()).isLessThanOrEqualTo(2);
    }
  }

  @Test
  void who_waits_too_long_is_told_how_things_stand() throws Exception {
    try (var pool = new PoolUnderTest(1, AT_ONCE.withPatience(Duration.ofMillis(20)));
        var door = pool.door("patience", 3);
        var held = door.dataSource().getConnection()) {
      assertThatThrownBy(() -> pool.visit(door))
          .isInstanceOf(SQLTransientConnectionException.class)
          .hasMessageMatching(
              ".* waited \\d+ ms for a connection: of the server's 1, 1 are in use and 0 idle; it"
                  + " holds 1 of its own 3; 1 wait\\. Try again later, or raise .*");
      assertThat(held.isClosed()).isFalse();
      assertThat(pool.connections.usage().waiting()).isZero();
    }
  }

  @Test
  void a_server_that_refuses_connections_is_waited_for() throws Exception {
    try (var pool = new PoolUnderTest(10, AT_ONCE);
        var administrator = pool.administrator();
        var statement = administrator.createStatement()) {
      statement.execute("create role kontor_limited login password 'x' connection limit 2");
      statement.execute("grant connect on database postgres to kontor_limited");
      try (var one = pool.door("limited-1", "kontor_limited", "x", 10);
          var two = pool.door("limited-2", "kontor_limited", "x", 10)) {
        var work = new ArrayList<CompletableFuture<Void>>();
        for (int client = 0; client < 10; client++) {
          var door = client % 2 == 0 ? one : two;
          work.add(pool.begin(() -> visitRepeatedly(pool, door)));
        }
        work.forEach(CompletableFuture::join);
      }
      eventually("all have left", () -> pool.connectionsOf("limited") == 0);
      statement.execute("drop owned by kontor_limited; drop role kontor_limited");
    }
  }

  @Test
  void a_failed_connect_frees_its_slot() throws Exception {
    try (var pool = new PoolUnderTest(1, AT_ONCE);
        var stranger = pool.door("stranger", "nobody_at_all", "wrong", 1);
        var door = pool.door("welcome", 1)) {
      assertThatThrownBy(() -> pool.visit(stranger)).isInstanceOf(SQLException.class);
      assertThat(pool.connections.usage().open()).isZero();
      assertThat(pool.visit(door)).isPositive();
    }
  }

  @Test
  void a_connection_killed_while_idle_is_replaced_unseen() throws Exception {
    var suspicious =
        new Bounds(
            AT_ONCE.patience(), AT_ONCE.worth(), Duration.ZERO, AT_ONCE.idle(), AT_ONCE.probe());
    try (var pool = new PoolUnderTest(1, suspicious);
        var door = pool.door("killed-idle", 1)) {
      var killed = pool.visit(door);
      pool.asAdministrator("select pg_terminate_backend(%d, 5000)".formatted(killed));

      assertThat(pool.visit(door)).isNotEqualTo(killed);
    }
  }

  @Test
  void a_connection_killed_in_use_is_replaced_for_the_next_who_waits() throws Exception {
    try (var pool = new PoolUnderTest(1, AT_ONCE);
        var door = pool.door("killed-used", 1)) {
      CompletableFuture<Void> next;
      try (var connection = door.dataSource().getConnection()) {
        var killed = pid(connection);
        next = pool.begin(() -> assertThat(pool.visit(door)).isNotEqualTo(killed));
        eventually("the next waits", () -> pool.connections.usage().waiting() == 1);
        pool.asAdministrator("select pg_terminate_backend(%d, 5000)".formatted(killed));
        assertThatThrownBy(() -> pid(connection)).isInstanceOf(SQLException.class);
      }

      next.join();
      assertThat(pool.connections.usage().open()).isEqualTo(1);
    }
  }

  @Test
  void a_closed_door_leaves_nothing() throws Exception {
    try (var pool = new PoolUnderTest(2, AT_ONCE)) {
      var door = pool.door("closed", 2);
      var used = door.dataSource().getConnection();
      pool.visit(door);
      assertThat(pool.world.timers()).isEqualTo(1);

      door.close();
      assertThat(pool.world.timers()).isZero();
      assertThatThrownBy(() -> pool.visit(door))
          .isInstanceOf(SQLNonTransientConnectionException.class)
          .hasMessageContaining("is closed");
      eventually("only the used one is left", () -> pool.connectionsOf("closed") == 1);

      used.close();
      eventually("none is left", () -> pool.connectionsOf("closed") == 0);
      assertThat(pool.connections.usage()).isEqualTo(new Usage(2, 0, 0, 0));
    }
  }

  @Test
  void who_waits_at_a_door_that_closes_is_told_so() throws Exception {
    try (var pool = new PoolUnderTest(1, AT_ONCE);
        var other = pool.door("closing-other", 1);
        var held = other.dataSource().getConnection()) {
      var door = pool.door("closing", 1);
      var waiter = pool.begin(() -> pool.visit(door));
      eventually("it waits", () -> pool.connections.usage().waiting() == 1);

      door.close();
      assertThatThrownBy(waiter::join).hasMessageContaining("is closed");
      assertThat(held.isClosed()).isFalse();
    }
  }

  @Test
  void idle_connections_end_after_a_while_and_then_no_timer_runs() throws Exception {
    try (var pool = new PoolUnderTest(4, AT_ONCE.withIdle(Duration.ofMillis(30)));
        var one = pool.door("idle-1", 1);
        var two = pool.door("idle-2", 1)) {
      pool.visit(one);
      pool.visit(two);

      eventually("both have ended", () -> pool.connections.usage().open() == 0);
      eventually("no timer runs", () -> pool.world.timers() == 0);
    }
  }

  @Test
  void a_tenant_keeps_a_new_connection_for_its_turn() throws Exception {
    var patient =
        new Bounds(AT_ONCE.patience(), 50, AT_ONCE.trust(), AT_ONCE.idle(), AT_ONCE.probe());
    try (var pool = new PoolUnderTest(1, patient);
        var here = pool.door("turn-here", 1);
        var there = pool.door("turn-there", 1)) {
      var kept = pool.visit(here);
      var other = pool.begin(() -> pool.visit(there));
      eventually("the other waits", () -> pool.connections.usage().waiting() == 1);

      assertThat(pool.visit(here)).isEqualTo(kept);
      other.join();
      eventually("its turn is over", () -> pool.connectionsOf("turn-here") == 0);
    }
  }
}
