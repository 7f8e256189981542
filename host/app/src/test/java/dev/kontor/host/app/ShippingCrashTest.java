package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static dev.kontor.host.app.TestHost.configuration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.crash.CrashingHost;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cargo goes astray, and its host is killed, really, at each turn of what follows. */
final class ShippingCrashTest {

  private static final List<String> ASTRAY =
      List.of(
          "shipping.cargo-booked",
          "shipping.itinerary-assigned",
          "shipping.cargo-handled",
          "shipping.cargo-misdirected",
          "shipping.rebooking-requested");

  private final TestHost host = TestHost.prepare();
  private String database = "";
  private String id = "";

  @BeforeEach
  void book() {
    host.startAgain();
    var onboarded =
        host.put(
            "hansa",
            configuration("hansa", "shipping")
                .replace("\"database\"", "\"clock\": \"2009-03-01T00:00:00Z\", \"database\""));
    assertThat(onboarded.status()).as(onboarded.toString()).isEqualTo(201);
    database = "kontor_%s_hansa".formatted(host.siteId());
    id =
        host.post(
                "/t/hansa/cargos",
                """
                {"origin": "USNYC", "destination": "SESTO", "arrivalDeadline": "2009-03-25T00:00:00Z",
                 "customer": {"email": "ann@shop.example", "rebook": true}}\
                """)
            .text("trackingId");
    var assigned =
        Http.send(
            host.port(),
            "PUT",
            "/t/hansa/cargos/%s/itinerary".formatted(id),
            """
            {"legs": [{"voyage": "V200", "load": "USNYC", "unload": "SESTO",
             "loadTime": "2009-03-10T00:00:00Z", "unloadTime": "2009-03-16T00:00:00Z"}]}\
            """);
    assertThat(assigned.status()).as(assigned.toString()).isEqualTo(200);
    host.stop();
  }

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void the_next_host_goes_on_and_everything_happens_once() {
    // Handling has committed, the cargo has not heard of it.
    var hearing = HeldPlace.of(database, "cargo-" + id, 3);
    killedBefore(hearing, this::goAstray);
    assertThat(types("handling-" + id)).hasSize(1);
    assertThat(types("cargo-" + id)).isEqualTo(ASTRAY.subList(0, 2));

    // A route is found, no place is reserved.
    var reserving = HeldPlace.of(database, "space-V100", 1);
    hearing.close();
    killedBefore(reserving, _ -> {});
    assertThat(types("cargo-" + id)).isEqualTo(ASTRAY);
    assertThat(places()).isEmpty();

    // Places are reserved, the route is not assigned.
    var assigning = HeldPlace.of(database, "cargo-" + id, 6);
    reserving.close();
    killedBefore(assigning, _ -> {});
    assertThat(places()).hasSize(3);
    assertThat(types("cargo-" + id)).isEqualTo(ASTRAY);
    assigning.close();

    host.startAgain();

    eventually("nothing is left to do", () -> left().equals("0"));
    assertThat(types("cargo-" + id))
        .startsWith(ASTRAY.toArray(String[]::new))
        .endsWith(
            "shipping.route-specification-changed",
            "shipping.itinerary-assigned",
            "shipping.cargo-rebooked")
        .hasSize(8);
    assertThat(places())
        .containsExactly(
            "space-V100 shipping.space-reserved",
            "space-V300 shipping.space-reserved",
            "space-V400 shipping.space-reserved");
    assertThat(Mails.of(host, "hansa"))
        .containsExactlyInAnyOrder(
            "ann@shop.example Cargo %s has left its route".formatted(id),
            "ann@shop.example Cargo %s has a new route".formatted(id));
    assertThat(host.admin("GET", "/tenants/hansa/dead-letters").body()).isEqualTo("[]");
    var cargo = host.get("/t/hansa/cargos/" + id);
    assertThat(cargo.text("origin")).isEqualTo("CNHKG");
    assertThat(cargo.text("routingStatus")).isEqualTo("ROUTED");
    assertThat(cargo.text("delivery", "transportStatus")).isEqualTo("IN_PORT");
    assertThat(cargo.text("delivery", "misdirected")).isEqualTo("false");
    assertThat(cargo.text("delivery", "eta")).isEqualTo("2009-03-15T00:00:00Z");
    eventually(
        "its customer sees it once",
        () ->
            host.get("/t/hansa/tracking/" + id)
                .json()
                .at("notices")
                .texts("type")
                .equals(List.of("MISDIRECTED", "REBOOKED")));
  }

  /** Starts a host, and kills it while it waits for this place. */
  private void killedBefore(HeldPlace place, IntConsumer beginningAt) {
    var options =
        host.options().entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .toList();
    try (var child = ChildHost.start(host.folder(), List.of(), CrashingHost.class, options)) {
      beginningAt.accept(Integer.parseInt(child.waitFor("port")));
      eventually("it comes to the place", place::isWaitedFor);
      child.kill();
      place.endWaiting();
    }
  }

  private void goAstray(int port) {
    var registered =
        Http.send(
            port,
            "POST",
            "/t/hansa/handling-events",
            """
            {"trackingId": "%s", "type": "UNLOAD", "location": "CNHKG", "voyage": "0400S",
             "completionTime": "2009-02-28T00:00:00Z"}\
            """
                .formatted(id));
    assertThat(registered.status()).as(registered.toString()).isEqualTo(201);
  }

  private List<String> types(String stream) {
    return Postgres.texts(
        database,
        "select type from kontor.event where stream = '%s' order by version".formatted(stream));
  }

  private List<String> places() {
    return Postgres.texts(
        database,
        "select stream || ' ' || type from kontor.event where stream like 'space-%' order by 1");
  }

  private String left() {
    return Postgres.texts(database, "select count(*) from kontor.follow_up").getFirst();
  }
}
