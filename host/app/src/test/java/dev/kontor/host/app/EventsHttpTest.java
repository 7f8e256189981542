package dev.kontor.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What operators see of a tenant's events, as interfaces.md promises it. */
final class EventsHttpTest {

  private static TestHost host;

  @BeforeAll
  static void start() {
    host = TestHost.start();
    host.onboard("made", "allocation");
    for (var sku : new String[] {"LAMP", "A CHAIR"}) {
      var bought =
          host.post(
              "/t/made/batches",
              "{\"reference\": \"of %1$s\", \"sku\": \"%1$s\", \"quantity\": 10, \"eta\": null}"
                  .formatted(sku));
      assertThat(bought.status()).isEqualTo(201);
      for (int i = 0; i < 3; i++) {
        host.post(
            "/t/made/allocations",
            "{\"orderId\": \"order-%2$d\", \"sku\": \"%1$s\", \"quantity\": 1}".formatted(sku, i));
      }
    }
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static Json events(String query) {
    var answer = host.admin("GET", "/tenants/made/events" + query);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.json();
  }

  @Test
  void an_event_is_shown_with_its_place_its_data_and_what_is_known_of_it() {
    var first = events("").list().getFirst();

    assertThat(first.text("position")).isEqualTo("1");
    assertThat(first.text("stream")).isEqualTo("product-LAMP");
    assertThat(first.text("version")).isEqualTo("1");
    assertThat(first.text("type")).isEqualTo("allocation.batch-added");
    assertThat(first.text("data", "reference")).isEqualTo("of LAMP");
    assertThat(first.text("data", "quantity")).isEqualTo("10");
    assertThat(first.text("metadata", "principal")).isEqualTo("anonymous");
    assertThat(first.text("metadata", "correlation")).hasSize(36);
    assertThat(UUID.fromString(first.text("metadata", "id")).version()).isEqualTo(7);
    assertThat(events("").list()).extracting(each -> each.text("metadata", "id")).isSorted();
    assertThat(first.text("recordedAt")).matches("2[0-9]{3}-.*Z");
  }

  @Test
  void pages_go_on_where_the_last_one_ended() {
    var all = events("").texts("position");
    var first = events("?limit=3").texts("position");
    long next = Long.parseLong(first.getLast()) + 1;

    assertThat(all).hasSize(8);
    assertThat(first).isEqualTo(all.subList(0, 3));
    assertThat(events("?from=" + next).texts("position")).isEqualTo(all.subList(3, 8));
    assertThat(events("?from=1000000").list()).isEmpty();
    assertThat(events("?from=9223372036854775807").list()).isEmpty();
  }

  @Test
  void a_stream_is_shown_alone() {
    assertThat(events("?stream=product-A%20CHAIR").texts("version"))
        .containsExactly("1", "2", "3", "4");
    assertThat(events("?stream=product-A%20CHAIR&from=6&limit=1").texts("stream"))
        .containsExactly("product-A CHAIR");
    assertThat(events("?stream=nothing").list()).isEmpty();
    assertThat(events("?stream=").list()).hasSize(8);
  }

  @Test
  void what_is_out_of_bounds_is_refused_and_named() {
    for (var wrong :
        new String[] {"limit=0", "limit=1001", "limit=x", "from=-1", "from=9223372036854775808"}) {
      var answer = host.admin("GET", "/tenants/made/events?" + wrong);
      assertThat(answer.status()).as(wrong).isEqualTo(400);
      assertThat(answer.text("detail"))
          .contains(wrong.split("=", -1)[0], "expected a whole number");
    }
  }

  @Test
  void tenants_that_are_not_there_or_not_served_answer_as_elsewhere() {
    assertThat(host.admin("GET", "/tenants/nosuch/events").status()).isEqualTo(404);
    assertThat(host.get("/admin/v1/tenants/made/events").status()).isEqualTo(401);
    host.onboard("still", "allocation");
    assertThat(host.admin("GET", "/tenants/still/events").body()).isEqualTo("[]");
  }

  @Test
  void a_stream_that_nothing_can_be_called_has_no_events() {
    assertThat(host.admin("GET", "/tenants/made/events?stream=%00").body()).isEqualTo("[]");
  }

  /** 403 would blame the token. */
  @Test
  void a_suspended_tenant_is_in_the_wrong_state_to_be_looked_into_and_its_operator_reads_why() {
    host.onboard("paused", "allocation");
    host.admin("POST", "/tenants/paused/suspend", "");

    for (var thing : List.of("events", "mail", "dead-letters", "projections")) {
      var answer = host.admin("GET", "/tenants/paused/" + thing);
      assertThat(answer.status()).as(thing).isEqualTo(409);
      assertThat(answer.text("detail")).contains("'paused' is suspended", "kontor tenant resume");
    }
    var said = new CliProcess(host, host.token()).run("mail", "paused");
    assertThat(said.exitCode()).isEqualTo(4);
    assertThat(said.err()).contains("'paused' is suspended").doesNotContain("token");
  }

  @Test
  void an_offboarded_tenant_is_not_entered_and_its_operator_reads_why() {
    host.onboard("left", "allocation");
    host.admin("DELETE", "/tenants/left");

    var answer = host.admin("GET", "/tenants/left/events");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text("detail")).contains("'left' is offboarded");
  }

  @Test
  void why_a_tenant_cannot_start_is_told_its_operator_and_logged_once() {
    host.onboard("locked", "probe");
    Postgres.execute(
        "postgres",
        "alter database kontor_%1$s_locked rename to kontor_%1$s_locked_away"
            .formatted(host.siteId()));

    try (var log = new Overheard("dev.kontor.host.tenancy.Tenant")) {
      for (int i = 0; i < 3; i++) {
        var answer = host.admin("GET", "/tenants/locked/events");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text("detail")).contains("'locked'", "does not exist");
      }
      assertThat(log.of("can't be started")).hasSize(1);
    }
    assertThat(host.admin("GET", "/tenants/locked").text("lastError")).contains("does not exist");
    assertThat(host.get("/t/locked/tally/a").body()).doesNotContain("exist");
  }

  /** Whoever acts as a role may change its password: PostgreSQL has no right that forbids it. */
  @Test
  void a_tenant_whose_password_was_changed_from_inside_starts_all_the_same() {
    host.onboard("jailed", "probe");
    var login = "kontor_%s_jailed_login".formatted(host.siteId());
    Postgres.execute("postgres", "alter role %s password 'another'".formatted(login));

    assertThat(host.admin("GET", "/tenants/jailed/events").body()).isEqualTo("[]");
  }

  @Test
  void the_command_line_prints_them_and_names_what_is_missing() {
    var kontor = new CliProcess(host, host.token());

    var printed = kontor.run("events", "made", "--stream", "product-LAMP");
    assertThat(printed.exitCode()).as(printed.toString()).isZero();
    assertThat(printed.out().lines()).hasSize(4).first().asString().contains("batch-added");
    assertThat(Json.of(kontor.run("events", "made", "--json", "--from", "8").out()).text("type"))
        .isEqualTo("allocation.allocated");
    assertThat(kontor.run("events", "nosuch").exitCode()).isEqualTo(3);
  }
}
