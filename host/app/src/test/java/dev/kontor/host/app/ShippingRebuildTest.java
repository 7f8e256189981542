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

/** Shipping's read models are rebuilt while cargos are booked and handled. */
final class ShippingRebuildTest {

  private static final List<String> READ_MODELS = List.of("cargos", "tracking", "departures");
  private static final String DEPARTURES = "/t/hansa/departures?location=CNHKG&day=2009-03-03";

  private static TestHost host;

  @BeforeAll
  static void start() {
    host = TestHost.withHansa();
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void under_traffic_no_cargo_is_missed_by_any_of_them() {
    var goesOn = new AtomicBoolean(true);
    var customers =
        IntStream.range(0, 3)
            .mapToObj(_ ->
                CompletableFuture.supplyAsync(
                    () -> shippedUntil(goesOn), Thread::startVirtualThread))
            .toList();
    for (int round = 0; round < 2; round++) {
      READ_MODELS.forEach(ShippingRebuildTest::isRebuilt);
    }
    goesOn.set(false);
    var shipped = customers.stream().map(CompletableFuture::join).flatMap(List::stream).toList();

    assertThat(shipped).hasSizeGreaterThan(5);
    eventually("all is known", () -> shipped.stream().allMatch(ShippingRebuildTest::isKnown));
    var list = answered("/t/hansa/cargos?limit=1000").body();
    var departures = answered(DEPARTURES).body();
    assertThat(list).contains(shipped);
    READ_MODELS.forEach(ShippingRebuildTest::isRebuilt);
    assertThat(answered("/t/hansa/cargos?limit=1000").body()).isEqualTo(list);
    assertThat(answered(DEPARTURES).body()).isEqualTo(departures);
    assertThat(shipped).allMatch(ShippingRebuildTest::isKnown);
  }

  private static void isRebuilt(String name) {
    var answer = host.admin("POST", "/tenants/hansa/projections/%s/rebuild".formatted(name), "");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    eventually(name + " is rebuilt", () -> projection(name).text("rebuild").equals("null"));
    assertThat(projection(name).text("error")).isEqualTo("null");
  }

  private static Json projection(String name) {
    return host.admin("GET", "/tenants/hansa/projections").json().list().stream()
        .filter(each -> each.text("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Who has booked sees the cargo at once, whatever is rebuilt. */
  private static List<String> shippedUntil(AtomicBoolean goesOn) {
    var shipped = new ArrayList<String>();
    while (goesOn.get()) {
      var booked =
          host.post("/t/hansa/cargos", "{\"origin\": \"CNHKG\", \"destination\": \"JNTKO\"}");
      assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
      var id = booked.text("trackingId");
      assertThat(answered("/t/hansa/cargos?search=" + id).body()).contains(id);
      assertThat(answered("/t/hansa/tracking/" + id).text("status")).isEqualTo("NOT_RECEIVED");
      var assigned =
          Http.send(
              host.port(),
              "PUT",
              "/t/hansa/cargos/%s/itinerary".formatted(id),
              """
              {"legs": [{"voyage": "V100", "load": "CNHKG", "unload": "JNTKO",
               "loadTime": "2009-03-03T00:00:00Z", "unloadTime": "2009-03-05T00:00:00Z"}]}\
              """);
      assertThat(assigned.status()).as(assigned.toString()).isEqualTo(200);
      var loaded =
          host.post(
              "/t/hansa/handling-events",
              """
              {"trackingId": "%s", "type": "LOAD", "location": "CNHKG", "voyage": "V100",
               "completionTime": "2009-03-03T01:00:00Z"}\
              """
                  .formatted(id));
      assertThat(loaded.status()).as(loaded.toString()).isEqualTo(201);
      shipped.add(id);
    }
    return shipped;
  }

  /** By each of the read models: on board, told once, and gone from the harbour. */
  private static boolean isKnown(String id) {
    var tracked = answered("/t/hansa/tracking/" + id);
    return answered("/t/hansa/cargos/" + id)
            .text("delivery", "transportStatus")
            .equals("ONBOARD_CARRIER")
        && tracked.text("status").equals("ONBOARD_CARRIER")
        && tracked.json().at("events").list().size() == 1
        && answered(DEPARTURES).json().list().stream()
            .anyMatch(departure ->
                departure.text("trackingId").equals(id)
                    && departure.text("loaded").equals("2009-03-03T01:00:00Z"));
  }

  private static Answer answered(String path) {
    var answer = host.get(path);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer;
  }
}
