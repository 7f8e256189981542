package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.app.Http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Allocation's ledgers are rebuilt by the admin API while customers go on ordering. */
final class ProjectionHttpTest {

  private static TestHost host;

  @BeforeAll
  static void start() {
    host = TestHost.start();
    host.onboard("made", "allocation");
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static Json projection(String name) {
    return host.admin("GET", "/tenants/made/projections").json().list().stream()
        .filter(each -> each.text("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void isRebuilt(String name) {
    var answer = host.admin("POST", "/tenants/made/projections/%s/rebuild".formatted(name), "");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    eventually("it is rebuilt", () -> projection(name).text("rebuild").equals("null"));
    assertThat(projection(name).text("error")).isEqualTo("null");
  }

  private static Answer buy(String reference, String sku, int quantity) {
    return host.post(
        "/t/made/batches",
        "{\"reference\": \"%s\", \"sku\": \"%s\", \"quantity\": %d, \"eta\": null}"
            .formatted(reference, sku, quantity));
  }

  private static Answer order(String orderId, String sku) {
    return host.post(
        "/t/made/allocations",
        "{\"orderId\": \"%s\", \"sku\": \"%s\", \"quantity\": 1}".formatted(orderId, sku));
  }

  @Test
  void ledgers_are_rebuilt_under_traffic_without_a_lost_line_or_a_failed_request() {
    for (var sku : List.of("LAMP", "CHAIR", "DESK")) {
      assertThat(buy("of-" + sku, sku, 100_000).status()).isEqualTo(201);
    }
    var goesOn = new AtomicBoolean(true);
    var customers =
        IntStream.range(0, 4)
            .mapToObj(customer ->
                CompletableFuture.supplyAsync(
                    () -> ordersUntil(goesOn, "c" + customer), Thread::startVirtualThread))
            .toList();
    for (int i = 0; i < 3; i++) {
      isRebuilt("batches");
      isRebuilt("allocations");
    }
    goesOn.set(false);
    int ordered = customers.stream().mapToInt(CompletableFuture::join).sum();

    var after = rows();
    assertThat(ordered).isGreaterThan(20);
    assertThat(promised()).isEqualTo(ordered);
    isRebuilt("batches");
    isRebuilt("allocations");
    assertThat(rows()).isEqualTo(after);
  }

  /**
   * Each asks at once for what it has just got: nobody may find it missing, or the host failing.
   */
  private static int ordersUntil(AtomicBoolean goesOn, String customer) {
    int ordered = 0;
    for (; goesOn.get(); ordered++) {
      var sku = List.of("LAMP", "CHAIR", "DESK").get(ordered % 3);
      var orderId = customer + "-" + ordered;
      assertThat(order(orderId, sku).status()).isEqualTo(202);
      var shown = host.get("/t/made/allocations/" + orderId);
      assertThat(shown.status()).as(orderId).isEqualTo(200);
      assertThat(shown.body()).contains("of-" + sku);
      assertThat(host.get("/t/made/batches/of-" + sku).status()).isEqualTo(200);
    }
    return ordered;
  }

  private static int promised() {
    return List.of("LAMP", "CHAIR", "DESK").stream()
        .mapToInt(sku ->
            100_000 - Integer.parseInt(host.get("/t/made/batches/of-" + sku).text("available")))
        .sum();
  }

  private static List<String> rows() {
    var rows = new ArrayList<String>();
    for (var sku : List.of("LAMP", "CHAIR", "DESK")) {
      rows.add(host.get("/t/made/batches/of-" + sku).body());
    }
    for (int customer = 0; customer < 4; customer++) {
      for (int i = 0; ; i++) {
        var shown = host.get("/t/made/allocations/c%d-%d".formatted(customer, i));
        if (shown.status() == 404) {
          break;
        }
        rows.add(shown.body());
      }
    }
    return rows;
  }

  @Test
  void projections_are_listed_and_what_is_none_is_not_found() {
    assertThat(host.admin("GET", "/tenants/made/projections").json().texts("name"))
        .containsExactly("allocations", "batches");
    var batches = projection("batches");
    assertThat(batches.text("mode")).isEqualTo("inline");
    assertThat(batches.text("state")).isEqualTo("running");
    assertThat(batches.at("tables").texts()).containsExactly("batch");
    assertThat(batches.text("behindBy")).isEqualTo("0");

    assertThat(host.admin("POST", "/tenants/made/projections/nosuch/rebuild", "").status())
        .isEqualTo(404);
    assertThat(host.admin("GET", "/tenants/nosuch/projections").status()).isEqualTo(404);
    assertThat(host.get("/admin/v1/tenants/made/projections").status()).isEqualTo(401);
  }

  @Test
  void the_log_says_whose_projection_is_rebuilt() {
    try (var log = new Overheard("dev.kontor.host.projection.Projector")) {
      isRebuilt("batches");

      assertThat(log.of("'batches' is rebuilt")).contains("made: projection 'batches' is rebuilt");
    }
  }

  @Test
  void the_command_line_lists_and_rebuilds_them() {
    var kontor = new CliProcess(host, host.token());

    var rebuilt = kontor.run("projections", "rebuild", "made");
    assertThat(rebuilt.exitCode()).as(rebuilt.toString()).isZero();
    assertThat(rebuilt.out()).contains("allocations is being rebuilt", "batches is being rebuilt");
    assertThat(kontor.run("projections", "list", "made").out()).contains("batches", "inline");
    assertThat(kontor.run("projections", "rebuild", "made", "nosuch").exitCode()).isEqualTo(3);
    eventually("both are rebuilt", () -> projection("batches").text("rebuild").equals("null"));
  }
}
