package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.crash.CrashingHost;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A projection that is rebuilt by a host that is killed, really, before it has come to the end. */
final class ProjectionCrashTest {

  private static final int BATCHES = 10_000;

  private final TestHost host = TestHost.prepare();
  private String database = "";

  @BeforeEach
  void onboard() {
    host.startAgain();
    host.onboard("made", "allocation");
    database = "kontor_%s_made".formatted(host.siteId());
    host.stop();
  }

  @AfterEach
  void close() {
    host.close();
  }

  /** Batches were bought, a line was served and lost its batch again. */
  private void happened() {
    Postgres.execute(
        database,
        """
        insert into kontor.event
          select n, 'product-LAMP', n, 'allocation.batch-added', 1,
            jsonb_build_object('reference', 'b' || n, 'sku', 'LAMP', 'quantity', 1), %2$s, now()
          from generate_series(1, %1$d) n;
        insert into kontor.event values (%1$d + 1, 'product-LAMP', %1$d + 1, 'allocation.allocated', 1,
          '{"orderId": "o", "sku": "LAMP", "quantity": 1, "batch": "b1"}', %2$s, now());
        insert into kontor.event values (%1$d + 2, 'product-LAMP', %1$d + 2,
          'allocation.deallocated', 1,
          '{"orderId": "o", "sku": "LAMP", "quantity": 1, "batch": "b1"}', %2$s, now());
        insert into allocation.batch values ('old', 'LAMP', 7, 7, null, 1)\
        """
            .formatted(
                BATCHES,
                """
                jsonb_build_object('id', gen_random_uuid(), 'principal', 'x',
                  'correlation', gen_random_uuid(), 'causation', gen_random_uuid())\
                """));
  }

  private String value(String query) {
    return Postgres.texts(database, query).getFirst();
  }

  /** How far the copies have come; 0: they have not begun, or have taken their place. */
  private long copied() {
    return Long.parseLong(
        value("select coalesce(max(copies), 0) from kontor.projection where name = 'batches'"));
  }

  private List<String> batches() {
    return Postgres.texts(
        database, "select reference || ' ' || available from allocation.batch order by 1 limit 3");
  }

  @Test
  void it_is_begun_anew_the_old_rows_are_seen_until_then_and_nobody_else_handles_an_event() {
    happened();
    try (var child =
        ChildHost.start(
            host.folder(),
            List.of(),
            CrashingHost.class,
            host.options().entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue())
                .toList())) {
      int port = Integer.parseInt(child.waitFor("port"));
      var asked =
          Http.send(
              port,
              "POST",
              "/admin/v1/tenants/made/projections/batches/rebuild",
              "",
              "Authorization",
              "Bearer " + host.token());
      assertThat(asked.status()).as(asked.toString()).isEqualTo(202);
      eventually("some of it is done", () -> copied() > 0);
      child.kill();
    }
    assertThat(copied()).as("it was cut off").isBetween(1L, (long) BATCHES);
    assertThat(batches()).containsExactly("old 7");

    host.startAgain();

    eventually(
        "it is rebuilt", () -> value("select count(copies) from kontor.projection").equals("0"));
    assertThat(value("select count(*) from allocation.batch")).isEqualTo(Integer.toString(BATCHES));
    assertThat(batches()).containsExactly("b1 1", "b10 1", "b100 1");
    assertThat(host.admin("GET", "/tenants/made/projections").json().texts("error"))
        .containsOnly("null");
    assertThat(value("select count(*) from kontor.event"))
        .as("the reallocation of what lost its batch would have raised more")
        .isEqualTo(Integer.toString(BATCHES + 2));
    assertThat(value("select count(*) from kontor.follow_up")).isEqualTo("0");
  }
}
