package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static dev.kontor.host.app.TestHost.configuration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.app.Http.Answer;
import dev.kontor.host.unit.RequestKey;
import dev.kontor.shipping.cargo.CargoEvent.RebookingRequested;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.handling.HandlingEventRegistered;
import dev.kontor.shipping.location.FindLocations;
import dev.kontor.shipping.tracking.TrackCargo;
import dev.kontor.shipping.tracking.TrackingEntry;
import dev.kontor.shipping.tracking.TrackingEntry.Kind;
import dev.kontor.tenant.TenantContext;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What shipping answers over a whole host, as interfaces.md promises it. */
final class ShippingHttpTest {

  /** Later than the reference data's voyages, so that all of them can have sailed. */
  private static final String AFTERWARDS = "2009-04-01T00:00:00Z";

  /** Before they sail. */
  private static final String BEFORE = "2009-03-01T00:00:00Z";

  private static final String WAIT = "wait=30";

  private static TestHost host;

  @BeforeAll
  static void start() {
    host = TestHost.start();
    onboard("hansa", AFTERWARDS, "");
    onboard("early", BEFORE, "");
    onboard("full", BEFORE, "\"shipping.rebooking-places\": 0");
    onboard("soon", BEFORE, "\"shipping.default-deadline\": \"P7D\"");
  }

  private static void onboard(String tenant, String clock, String settings) {
    var configuration =
        configuration(tenant, "shipping")
            .replace(
                "\"database\"",
                "\"clock\": \"%s\", \"settings\": {%s}, \"database\"".formatted(clock, settings));
    var answer = host.put(tenant, configuration);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void a_cargo_travels_from_its_booking_to_its_claim() {
    var id = book("hansa", "CNHKG", "SESTO", "2009-04-18T00:00:00Z", "");
    var routes = host.get("/t/hansa/cargos/%s/routes?departingAfter=%s".formatted(id, BEFORE));
    assertThat(routes.status()).as(routes.toString()).isEqualTo(200);
    var best = routes.json().list().getFirst().at("legs");
    assertThat(best.texts("voyage")).containsExactly("V100", "V300", "V400");
    assertThat(best.texts("unload")).containsExactly("JNTKO", "DEHAM", "SESTO");

    var assigned = assign("hansa", id, VIA_HAMBURG);
    assertThat(assigned.text("routingStatus")).as(assigned.toString()).isEqualTo("ROUTED");
    assertThat(assigned.text("delivery", "eta")).isEqualTo("2009-03-15T00:00:00Z");
    assertThat(assigned.text("delivery", "nextExpectedActivity", "type")).isEqualTo("RECEIVE");

    handle("hansa", id, "RECEIVE", "CNHKG", "", "2009-03-01T10:00:00Z");
    handle("hansa", id, "LOAD", "CNHKG", "V100", "2009-03-03T00:00:00Z");
    var sailing = host.get("/t/hansa/cargos/" + id);
    assertThat(sailing.text("delivery", "transportStatus")).isEqualTo("ONBOARD_CARRIER");
    assertThat(sailing.text("delivery", "currentVoyage")).isEqualTo("V100");
    assertThat(sailing.text("delivery", "lastEvent", "type")).isEqualTo("LOAD");
    assertThat(sailing.text("delivery", "nextExpectedActivity", "location")).isEqualTo("JNTKO");
    handle("hansa", id, "UNLOAD", "JNTKO", "V100", "2009-03-05T00:00:00Z");
    handle("hansa", id, "LOAD", "JNTKO", "V300", "2009-03-08T00:00:00Z");
    handle("hansa", id, "UNLOAD", "DEHAM", "V300", "2009-03-12T00:00:00Z");
    handle("hansa", id, "LOAD", "DEHAM", "V400", "2009-03-14T00:00:00Z");
    handle("hansa", id, "UNLOAD", "SESTO", "V400", "2009-03-15T00:00:00Z");
    assertThat(host.get("/t/hansa/cargos/" + id).text("delivery", "unloadedAtDestination"))
        .isEqualTo("true");
    handle("hansa", id, "CLAIM", "SESTO", "", "2009-03-16T00:00:00Z");

    var tracked = host.get("/t/hansa/tracking/" + id);
    assertThat(tracked.text("status")).as(tracked.toString()).isEqualTo("CLAIMED");
    assertThat(tracked.text("misdirected")).isEqualTo("false");
    assertThat(tracked.json().at("events").texts("type"))
        .containsExactly("RECEIVE", "LOAD", "UNLOAD", "LOAD", "UNLOAD", "LOAD", "UNLOAD", "CLAIM");
    assertThat(tracked.json().at("notices").texts("type")).containsExactly("ARRIVED");
    assertThat(mails("hansa", id))
        .containsExactly(
            "desk@hansa.example Cargo %s has arrived in Stockholm (SESTO)".formatted(id));
  }

  @Test
  void an_order_without_a_deadline_gets_the_tenants_usual_time() {
    var booked = host.post("/t/soon/cargos", "{\"origin\": \"CNHKG\", \"destination\": \"SESTO\"}");
    assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
    assertThat(host.get("/t/soon/cargos/" + booked.text("trackingId")).text("arrivalDeadline"))
        .startsWith("2009-03-08T");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CNHKG | CNHKG | 2009-04-18T00:00:00Z | 422 | origin and destination are both CNHKG",
        "CNHKG | XXXXX | 2009-04-18T00:00:00Z | 422 | unknown location 'XXXXX'",
        "CNHKG | nope  | 2009-04-18T00:00:00Z | 400 | 'destination' is 'nope'",
        "CNHKG | SESTO | 2009-03-01T00:00:00Z | 422 | has passed",
        "CNHKG | SESTO | 2009-04-18T00:00:00  | 400 | expected an instant with its zone",
      })
  void what_can_not_be_ordered_is_told(
      String origin, String destination, String deadline, int status, String detail) {
    var answer =
        host.post(
            "/t/hansa/cargos",
            """
            {"origin": "%s", "destination": "%s", "arrivalDeadline": "%s"}\
            """
                .formatted(origin, destination, deadline));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.text("detail")).contains(detail);
  }

  @Test
  void a_cargo_that_left_its_route_is_rerouted_from_where_it_lies() {
    var id =
        book(
            "hansa",
            "CNHKG",
            "SESTO",
            "2009-04-18T00:00:00Z",
            ", \"customer\": {\"email\": \"ann@shop.example\"}");
    assign("hansa", id, leg("V100", "CNHKG", "SESTO", "03", "16"));
    handle("hansa", id, "LOAD", "CNHKG", "V100", "2009-03-03T00:00:00Z");
    handle("hansa", id, "UNLOAD", "JNTKO", "V100", "2009-03-05T00:00:00Z");
    handle("hansa", id, "LOAD", "JNTKO", "V300", "2009-03-08T00:00:00Z");
    handle("hansa", id, "UNLOAD", "DEHAM", "V300", "2009-03-12T00:00:00Z");

    var astray = host.get("/t/hansa/cargos/" + id);
    assertThat(astray.text("delivery", "misdirected")).isEqualTo("true");
    assertThat(astray.text("delivery", "eta")).isEqualTo("null");
    assertThat(astray.text("delivery", "nextExpectedActivity")).isEqualTo("null");
    assertThat(host.get("/t/hansa/cargos?misdirected=true").body()).contains(id);
    assertThat(host.get("/t/hansa/cargos?misdirected=false").body()).doesNotContain(id);
    assertThat(mails("hansa", id))
        .containsExactly("ann@shop.example Cargo %s has left its route".formatted(id));
    assertThat(host.get("/t/hansa/tracking/" + id).json().at("notices").texts("type"))
        .containsExactly("MISDIRECTED");

    var changed =
        put("/t/hansa/cargos/%s/route-specification".formatted(id), "{\"origin\": \"DEHAM\"}");
    assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
    assertThat(changed.text("origin")).isEqualTo("DEHAM");
    assertThat(changed.text("destination")).isEqualTo("SESTO");
    var routes =
        host.get("/t/hansa/cargos/%s/routes?departingAfter=2009-03-12T00:00:00Z".formatted(id));
    assertThat(routes.json().list()).hasSize(1);
    var again = assign("hansa", id, leg("V400", "DEHAM", "SESTO", "14", "15"));
    assertThat(again.text("delivery", "misdirected")).isEqualTo("false");
    assertThat(again.text("delivery", "nextExpectedActivity", "type")).isEqualTo("LOAD");
  }

  @Test
  void an_itinerary_that_leads_elsewhere_is_taken_and_said_to_be_wrong() {
    var id = book("hansa", "CNHKG", "SESTO", "2009-04-18T00:00:00Z", "");
    var assigned = assign("hansa", id, leg("V100", "CNHKG", "USNYC", "03", "09"));
    assertThat(assigned.text("routingStatus")).isEqualTo("MISROUTED");
    assertThat(host.get("/t/hansa/cargos?routingStatus=MISROUTED&search=" + id).body())
        .contains(id);

    var unknown =
        put(
            "/t/hansa/cargos/%s/itinerary".formatted(id),
            "{\"legs\": [%s]}".formatted(leg("V999", "CNHKG", "SESTO", "03", "09")));
    assertThat(unknown.status()).as(unknown.toString()).isEqualTo(422);
    assertThat(unknown.text("detail")).contains("'V999'");
    unknown =
        put(
            "/t/hansa/cargos/%s/itinerary".formatted(id),
            "{\"legs\": [%s]}".formatted(leg("V100", "CNHKG", "XXXXX", "03", "09")));
    assertThat(unknown.status()).as(unknown.toString()).isEqualTo(422);
    assertThat(put("/t/hansa/cargos/none/itinerary", "{\"legs\": []}").status()).isEqualTo(404);
    assertThat(put("/t/hansa/cargos/%s/itinerary".formatted(id), "{\"legs\": []}").status())
        .isEqualTo(400);
  }

  @Test
  void a_cargo_whose_customer_chose_so_is_rebooked_from_where_it_lies() {
    var id = book("early", "USNYC", "SESTO", "2009-03-25T00:00:00Z", WHO_REBOOKS);
    assign("early", id, leg("V200", "USNYC", "SESTO", "10", "16"));

    handle("early", id, "UNLOAD", "CNHKG", "0400S", "2009-02-28T00:00:00Z");

    eventually("it has a new route", () -> mails("early", id).size() == 2);
    assertThat(mails("early", id))
        .containsExactlyInAnyOrder(
            "ann@shop.example Cargo %s has left its route".formatted(id),
            "ann@shop.example Cargo %s has a new route".formatted(id));
    var cargo = host.get("/t/early/cargos/" + id);
    assertThat(cargo.text("origin")).isEqualTo("CNHKG");
    assertThat(cargo.text("routingStatus")).isEqualTo("ROUTED");
    assertThat(cargo.text("delivery", "misdirected")).isEqualTo("false");
    assertThat(cargo.text("delivery", "eta")).isEqualTo("2009-03-15T00:00:00Z");
    assertThat(cargo.json().at("itinerary").texts("voyage"))
        .containsExactly("V100", "V300", "V400");
    assertThat(places("V300", id)).containsExactly("shipping.space-reserved");

    assign(
        "early",
        id,
        leg("V100", "CNHKG", "JNTKO", "03", "05")
            + ", "
            + leg("V200", "JNTKO", "SESTO", "06", "16"));
    eventually("what it needs no more is given back", () -> places("V300", id).size() == 2);
    assertThat(places("V300", id))
        .containsExactly("shipping.space-reserved", "shipping.space-released");
    assertThat(places("V100", id)).containsExactly("shipping.space-reserved");
  }

  @Test
  void a_customer_is_told_when_there_is_no_other_route() {
    var id = book("early", "USNYC", "SESTO", "2009-03-25T00:00:00Z", WHO_REBOOKS);
    assign("early", id, leg("V200", "USNYC", "SESTO", "10", "16"));

    handle("early", id, "UNLOAD", "FIHEL", "0301S", "2009-02-28T00:00:00Z");

    eventually("its customer was told", () -> mails("early", id).size() == 2);
    assertThat(mails("early", id))
        .contains("ann@shop.example Cargo %s has no new route".formatted(id));
    assertThat(host.get("/t/early/cargos/" + id).text("delivery", "misdirected")).isEqualTo("true");
  }

  @Test
  void a_customer_is_told_when_the_ships_are_full() {
    var id = book("full", "USNYC", "SESTO", "2009-03-25T00:00:00Z", WHO_REBOOKS);
    assign("full", id, leg("V200", "USNYC", "SESTO", "10", "16"));

    handle("full", id, "UNLOAD", "CNHKG", "0400S", "2009-02-28T00:00:00Z");

    eventually("its customer was told", () -> mails("full", id).size() == 2);
    assertThat(host.get("/t/full/tracking/" + id).json().at("notices").texts("text").toString())
        .contains("voyage 'V100' has no place left");
  }

  @Test
  void what_was_reserved_is_given_back_when_the_cargo_can_not_go_on() {
    var id = book("early", "JNTKO", "NLRTM", "2009-03-25T00:00:00Z", WHO_REBOOKS);

    // Asked for by mistake: the cargo was never received, so the last step refuses it.
    new Inside(host, "early")
        .once(
            new RequestKey("test", "test", id, ""),
            () -> {
              TenantContext.current()
                  .raise(
                      new RebookingRequested(
                          id, "JNTKO", "NLRTM", Instant.parse("2009-03-25T00:00:00Z")));
              return "raised";
            });

    eventually("its customer was told", () -> mails("early", id).size() == 1);
    assertThat(mails("early", id))
        .containsExactly("ann@shop.example Cargo %s has no new route".formatted(id));
    assertThat(places("V300", id))
        .containsExactly("shipping.space-reserved", "shipping.space-released");
  }

  /** What happened to a cargo's places on a voyage. */
  private static List<String> places(String voyage, String id) {
    return host
        .admin("GET", "/tenants/early/events?stream=space-%s&limit=1000".formatted(voyage))
        .json()
        .list()
        .stream()
        .filter(event -> event.text("data", "trackingId").equals(id))
        .map(event -> event.text("type"))
        .toList();
  }

  @Test
  void the_very_same_event_again_is_the_same_event() {
    var id = book("hansa", "CNHKG", "SESTO", "2009-04-18T00:00:00Z", "");
    var body = handling(id, "RECEIVE", "CNHKG", "", "2009-03-01T10:00:00Z");
    assertThat(host.post("/t/hansa/handling-events", body).status()).isEqualTo(201);

    var again = host.post("/t/hansa/handling-events", body, "Prefer", WAIT);

    assertThat(again.status()).as(again.toString()).isEqualTo(200);
    eventually("it is seen", () -> tracked(id, "IN_PORT"));
    assertThat(host.get("/t/hansa/tracking/" + id).json().at("events").list()).hasSize(1);
  }

  private static boolean tracked(String id, String status) {
    return host.get("/t/hansa/tracking/" + id).text("status").equals(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "RECEIVE | XXXXX | -    | 2009-03-01T00:00:00Z | 422 | 'XXXXX'",
        "LOAD    | CNHKG | V999 | 2009-03-01T00:00:00Z | 422 | 'V999'",
        "LOAD    | CNHKG | -    | 2009-03-01T00:00:00Z | 422 | names no voyage",
        "CLAIM   | CNHKG | V100 | 2009-03-01T00:00:00Z | 422 | expected none",
        "RECEIVE | CNHKG | -    | 2009-05-01T00:00:00Z | 422 | is yet to come",
        "RECEIVE | CNHKG | -    | 2009-03-01T00:00:00  | 400 | expected an instant with its zone",
        "RECEIVE | CNHKG | -    | soon                 | 400 | 'completionTime'",
        "EAT     | CNHKG | -    | 2009-03-01T00:00:00Z | 400 | 'type' is 'EAT'",
        "RECEIVE | nope  | -    | 2009-03-01T00:00:00Z | 400 | 'location'",
      })
  void what_can_not_have_been_done_is_told(
      String type, String location, String voyage, String time, int status, String detail) {
    var id = book("hansa", "CNHKG", "SESTO", "2009-04-18T00:00:00Z", "");
    var answer =
        host.post(
            "/t/hansa/handling-events",
            handling(id, type, location, voyage == null ? "" : voyage, time));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.text("detail")).contains(detail);
  }

  @Test
  void a_cargo_that_was_never_booked_can_not_have_been_handled() {
    for (var nobody : List.of("7KQ2-M9XF-3RTB", "nobody")) {
      var answer =
          host.post(
              "/t/hansa/handling-events",
              handling(nobody, "RECEIVE", "CNHKG", "", "2009-03-01T00:00:00Z"));
      assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
      assertThat(answer.text("detail")).contains("unknown cargo '%s'".formatted(nobody));
      assertThat(host.get("/t/hansa/tracking/" + nobody).status()).isEqualTo(404);
    }
  }

  @Test
  void what_was_done_to_a_cargo_that_is_not_there_is_a_dead_letter_at_once() {
    new Inside(host, "soon")
        .once(
            new RequestKey("test", "test", "lost", ""),
            () -> {
              TenantContext.current()
                  .raise(
                      new HandlingEventRegistered(
                          "7KQ2-M9XF-3RTB",
                          "RECEIVE",
                          "CNHKG",
                          null,
                          Instant.parse(BEFORE),
                          Instant.parse(BEFORE)));
              return "raised";
            });

    eventually("it is parked", () -> deadLetters("soon").list().size() == 1);
    assertThat(deadLetters("soon").texts("handler")).containsExactly("cargo-progress");
    assertThat(deadLetters("soon").texts("attempts")).containsExactly("1");
    assertThat(deadLetters("soon").texts("error").getFirst()).contains("no cargo '7KQ2-M9XF-3RTB'");
  }

  private static Json deadLetters(String tenant) {
    return host.admin("GET", "/tenants/%s/dead-letters".formatted(tenant)).json();
  }

  @Test
  void of_a_report_the_good_lines_are_taken_and_the_bad_ones_told() {
    var id = book("hansa", "CNHKG", "SESTO", "2009-04-18T00:00:00Z", "");
    assign("hansa", id, VIA_HAMBURG);

    var answer =
        upload(
            """
            2009-03-01 10:00  %1$s  CNHKG  RECEIVE
            2009-03-03 00:00  %1$s  V100  CNHKG  LOAD
            2009-03-03 00:00  %1$s  V100  CNHKG  LOAD

            2009-03-05 00:00  7KQ2-M9XF-3RTB  V100  JNTKO  UNLOAD
            nonsense
            2009-03-05 00:00  %1$s  V100  JNTKO  UNLOAD
            """
                .formatted(id));

    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.text("accepted")).isEqualTo("4");
    assertThat(answer.json().at("rejected").texts("line")).containsExactly("5", "6");
    assertThat(answer.json().at("rejected").texts("text"))
        .containsExactly("2009-03-05 00:00  7KQ2-M9XF-3RTB  V100  JNTKO  UNLOAD", "nonsense");
    assertThat(answer.json().at("rejected").texts("reason").getFirst())
        .contains("unknown cargo '7KQ2-M9XF-3RTB'");
    var delivery = host.get("/t/hansa/cargos/" + id).json().at("delivery");
    assertThat(delivery.text("transportStatus")).isEqualTo("IN_PORT");
    assertThat(delivery.text("nextExpectedActivity", "voyage")).isEqualTo("V300");
    assertThat(host.get("/t/hansa/tracking/" + id).json().at("events").list()).hasSize(3);
  }

  @Test
  void ten_thousand_bad_lines_and_a_good_one() {
    var id = book("hansa", "CNHKG", "SESTO", "2009-04-18T00:00:00Z", "");
    var bad =
        IntStream.range(0, 10_000)
            .mapToObj("2009-03-01 10:00  7KQ2-M9XF-3RTB  V%d  CNHKG  LOAD"::formatted)
            .collect(Collectors.joining("\n"));

    var answer = upload(bad + "\n2009-03-01 10:00  %s  CNHKG  RECEIVE".formatted(id));

    assertThat(answer.text("accepted")).isEqualTo("1");
    assertThat(answer.text("rejectedCount")).isEqualTo("10000");
    assertThat(answer.json().at("rejected").list()).hasSize(10_000);
    assertThat(tracked(id, "IN_PORT")).isTrue();
  }

  @Test
  void a_history_has_an_end_whatever_is_sent() {
    var id = book("hansa", "CNHKG", "SESTO", "2009-04-18T00:00:00Z", "");
    var lines =
        IntStream.range(0, 501)
            .mapToObj(i -> "2009-03-01 %02d:%02d  %s  CNHKG  CUSTOMS".formatted(i / 60, i % 60, id))
            .collect(Collectors.joining("\n"));

    var answer = upload(lines);

    assertThat(answer.text("accepted")).isEqualTo("500");
    assertThat(answer.json().at("rejected").texts("reason").getFirst())
        .contains("was handled 500 times");
    assertThat(upload(lines).text("accepted")).isEqualTo("500");
  }

  @Test
  void what_json_says_as_another_type_is_refused() {
    var wrong = host.post("/t/hansa/cargos", "{\"origin\": 7, \"destination\": \"SESTO\"}");
    assertThat(wrong.status()).as(wrong.toString()).isEqualTo(400);
    assertThat(wrong.text("detail")).isEqualTo("'origin' is 7; expected text, in quotes");
    wrong =
        host.post(
            "/t/hansa/cargos",
            """
            {"origin": "CNHKG", "destination": "SESTO",
             "customer": {"email": "ann@shop.example", "rebook": "yes"}}\
            """);
    assertThat(wrong.status()).as(wrong.toString()).isEqualTo(400);
    assertThat(wrong.text("detail"))
        .isEqualTo("'customer.rebook' is 'yes'; expected true or false");
  }

  @Test
  void what_a_filter_can_not_mean_is_refused_and_whatever_is_searched_for_is_looked_up() {
    assertThat(host.get("/t/hansa/cargos?misdirected=x").status()).isEqualTo(400);
    assertThat(host.get("/t/hansa/cargos?misdirected=true").status()).isEqualTo(200);
    for (var path : List.of("/t/hansa/cargos", "/t/hansa/ui/cargos")) {
      var found = host.get(path + "?search=%25%00%27");
      assertThat(found.status()).as(found.toString()).isEqualTo(200);
    }
  }

  @Test
  void a_location_is_found_by_its_code_by_a_word_of_its_name_or_by_what_lies_within_one() {
    assertThat(found("sest")).containsExactly("SESTO");
    assertThat(found("YORK")).containsExactly("USNYC");
    assertThat(found("new y")).containsExactly("USNYC");
    assertThat(found("göte")).containsExactly("SEGOT");
    assertThat(found("kholm")).containsExactly("SESTO");
    assertThat(found(" ")).hasSize(13);
    for (var odd : List.of("'", "\\", ":*", "a'b | c", "& !", "(", "%")) {
      assertThat(found(odd)).as(odd).isEmpty();
    }
  }

  private static List<String> found(String search) {
    return new Inside(host, "soon")
        .call(context ->
            context.ask(new FindLocations(search, 20)).stream()
                .map(location -> location.unLocode().code())
                .toList());
  }

  @Test
  void what_exists_is_not_made_again() {
    var location = "{\"unLocode\": \"sesto\", \"name\": \"Elsewhere\"}";
    assertThat(host.post("/t/hansa/locations", location).status()).isEqualTo(409);
    var voyage =
        """
        {"number": "V100", "movements": [{"from": "SEGOT", "to": "CNSHA",
         "departure": "2009-04-01T00:00:00Z", "arrival": "2009-05-01T00:00:00Z"}]}\
        """;
    assertThat(host.post("/t/hansa/voyages", voyage).status()).isEqualTo(409);
    assertThat(host.get("/t/hansa/locations/SESTO").text("name")).isEqualTo("Stockholm");
    assertThat(host.get("/t/hansa/voyages/V100").json().at("movements").texts("to"))
        .containsExactly("JNTKO", "USNYC");
    assertThat(host.get("/t/hansa/locations").json().texts("unLocode")).contains("CNHGH", "USDAL");
    assertThat(host.get("/t/hansa/voyages").json().texts("number"))
        .contains("0100S", "0400S", "V400");
  }

  @Test
  void what_is_no_report_is_told() {
    var binary = upload("\u0000\u0001\u0002\n\u0003");
    assertThat(binary.status()).as(binary.toString()).isEqualTo(200);
    assertThat(binary.text("accepted")).isEqualTo("0");
    assertThat(binary.json().at("rejected").texts("reason"))
        .containsOnly("this is no text; expected UTF-8");
    assertThat(host.post("/t/hansa/handling-events/upload", "{}").status()).isEqualTo(415);
    var large = upload("2009-03-01 10:00  7KQ2-M9XF-3RTB  CNHKG  RECEIVE\n".repeat(420_000));
    assertThat(large.status()).isEqualTo(413);
    assertThat(large.text("detail")).isNotBlank();
  }

  @Test
  void a_list_of_locations_is_imported() {
    var answer =
        host.post(
            "/t/early/locations/import",
            """
            Change,Country,Location,Name,NameWoDiacritics,Subdivision,Status,Function,Date,IATA,Coordinates,Remarks
            ,"DE",,".GERMANY",,,,,,,,
            ,"DE","BRE","Bremen","Bremen","HB","12345---","AF","0401",,"5305N 00848E",
            ,"DE","HAM","Hamburg Port","Hamburg","HH","12345---","AI","0001",,"5333N 00959E",
            ,"SE","STO","Stockholm","Stockholm","AB","12345---","AI","0001",,"5920N 01803E",
            ,"D","BRV","Bremerhaven",,,,,,,,
            """,
            "Content-Type",
            "text/csv");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.text("accepted")).isEqualTo("3");
    assertThat(answer.text("added")).isEqualTo("1");
    assertThat(answer.text("renamed")).isEqualTo("1");
    assertThat(answer.json().at("rejected").texts("line")).containsExactly("6");
    assertThat(host.get("/t/early/locations/DEBRE").text("name")).isEqualTo("Bremen");
    assertThat(host.get("/t/early/locations/DEHAM").text("name")).isEqualTo("Hamburg Port");
  }

  @Test
  void routes_know_a_voyage_as_soon_as_it_is_scheduled() {
    var id = book("early", "SEGOT", "CNSHA", "2009-06-01T00:00:00Z", "");
    var path = "/t/early/cargos/%s/routes".formatted(id);
    assertThat(host.get(path).body()).isEqualTo("[]");

    var voyage =
        host.post(
            "/t/early/voyages",
            """
            {"number": "GOT1", "movements": [{"from": "SEGOT", "to": "CNSHA",
             "departure": "2009-04-01T00:00:00Z", "arrival": "2009-05-01T00:00:00Z"}]}\
            """);

    assertThat(voyage.status()).as(voyage.toString()).isEqualTo(201);
    assertThat(host.get(path).json().list().getFirst().at("legs").texts("voyage"))
        .containsExactly("GOT1");
  }

  @Test
  void a_harbour_sees_what_is_to_leave_on_a_day_and_what_has_left() {
    var id = book("hansa", "CNHKG", "SESTO", "2009-04-18T00:00:00Z", "");
    assign("hansa", id, VIA_HAMBURG);
    eventually(
        "it is planned",
        () -> host.get("/t/hansa/departures?location=DEHAM&day=2009-03-14").body().contains(id));
    handle("hansa", id, "LOAD", "DEHAM", "V400", "2009-03-14T05:00:00Z");

    eventually(
        "it has left",
        () ->
            departures("DEHAM", "2009-03-14").stream()
                .anyMatch(departure ->
                    departure.text("trackingId").equals(id)
                        && departure.text("loaded").equals("2009-03-14T05:00:00Z")
                        && departure.text("destination").equals("SESTO")));
    assertThat(departures("DEHAM", "2009-03-15")).isEmpty();
    assertThat(host.get("/t/hansa/departures?location=DEHAM&day=soon").status()).isEqualTo(400);
  }

  @Test
  void what_was_loaded_before_it_was_planned_has_left_as_planned() {
    var id = book("hansa", "CNHKG", "SESTO", "2009-04-18T00:00:00Z", "");
    handle("hansa", id, "LOAD", "CNHKG", "V100", "2009-03-02T22:00:00Z");
    assign("hansa", id, VIA_HAMBURG);

    eventually(
        "it has left",
        () ->
            departures("CNHKG", "2009-03-03").stream()
                .anyMatch(departure ->
                    departure.text("trackingId").equals(id)
                        && departure.text("loaded").equals("2009-03-02T22:00:00Z")
                        && departure.text("destination").equals("JNTKO")));
    assertThat(departures("CNHKG", "2009-03-02"))
        .noneMatch(departure -> departure.text("trackingId").equals(id));
  }

  private static List<Json> departures(String location, String day) {
    return host.get("/t/hansa/departures?location=%s&day=%s".formatted(location, day))
        .json()
        .list();
  }

  @Test
  void what_an_event_means_is_seen_after_it_though_both_are_of_one_time() {
    // Ids of one millisecond are in no order, so one cargo could be right by chance.
    for (int i = 0; i < 8; i++) {
      var id = book("early", "USNYC", "SESTO", "2009-03-25T00:00:00Z", WHO_REBOOKS);
      assign("early", id, leg("V200", "USNYC", "SESTO", "10", "16"));
      handle("early", id, "UNLOAD", "CNHKG", "0400S", "2009-03-01T00:02:00Z");
      eventually("it has a new route", () -> seen(id).size() == 3);

      assertThat(seen(id).stream().map(TrackingEntry::kind))
          .containsExactly(Kind.UNLOAD, Kind.MISDIRECTED, Kind.REBOOKED);
    }
  }

  private static List<TrackingEntry> seen(String id) {
    return new Inside(host, "early")
        .call(context -> context.ask(new TrackCargo(new TrackingId(id))).entries());
  }

  @Test
  void read_models_are_rebuilt_from_what_happened() {
    var id = book("early", "USNYC", "SESTO", "2009-03-25T00:00:00Z", WHO_REBOOKS);
    assign("early", id, leg("V200", "USNYC", "SESTO", "10", "16"));
    handle("early", id, "UNLOAD", "JNTKO", "V100", "2009-02-28T00:00:00Z");
    eventually("it has a new route", () -> seen(id).size() == 3);
    handle("early", id, "LOAD", "JNTKO", "V300", "2009-02-28T12:00:00Z");
    var leaving = "/t/early/departures?location=JNTKO&day=2009-03-08";
    eventually("it has left", () -> host.get(leaving).body().contains("2009-02-28T12:00:00Z"));
    var cargos = host.get("/t/early/cargos").body();
    var tracking = seen(id);
    var departures = host.get(leaving).body();

    for (var name : List.of("cargos", "tracking", "departures")) {
      var answer = host.admin("POST", "/tenants/early/projections/%s/rebuild".formatted(name), "");
      assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
      eventually(name + " is rebuilt", () -> projection(name).text("rebuild").equals("null"));
      assertThat(projection(name).text("error")).isEqualTo("null");
    }

    assertThat(host.get("/t/early/cargos").body()).isEqualTo(cargos).contains(id);
    assertThat(seen(id)).isEqualTo(tracking).hasSize(4);
    assertThat(host.get(leaving).body()).isEqualTo(departures).contains(id);
  }

  private static Json projection(String name) {
    return host.admin("GET", "/tenants/early/projections").json().list().stream()
        .filter(each -> each.text("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static final String WHO_REBOOKS =
      ", \"customer\": {\"email\": \"ann@shop.example\", \"rebook\": true}";

  private static final String VIA_HAMBURG =
      String.join(
          ", ",
          leg("V100", "CNHKG", "JNTKO", "03", "05"),
          leg("V300", "JNTKO", "DEHAM", "08", "12"),
          leg("V400", "DEHAM", "SESTO", "14", "15"));

  private static String leg(
      String voyage, String load, String unload, String loads, String unloads) {
    return """
    {"voyage": "%s", "load": "%s", "unload": "%s",
     "loadTime": "2009-03-%sT00:00:00Z", "unloadTime": "2009-03-%sT00:00:00Z"}\
    """
        .formatted(voyage, load, unload, loads, unloads);
  }

  private static Answer assign(String tenant, String id, String legs) {
    var answer =
        put("/t/%s/cargos/%s/itinerary".formatted(tenant, id), "{\"legs\": [%s]}".formatted(legs));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer;
  }

  private static void handle(
      String tenant, String id, String type, String location, String voyage, String time) {
    var answer =
        host.post(
            "/t/%s/handling-events".formatted(tenant),
            handling(id, type, location, voyage, time),
            "Prefer",
            WAIT);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
  }

  private static String handling(
      String id, String type, String location, String voyage, String time) {
    return """
    {"trackingId": "%s", "type": "%s", "location": "%s", "voyage": %s, "completionTime": "%s"}\
    """
        .formatted(id, type, location, voyage.isEmpty() ? "null" : "\"" + voyage + "\"", time);
  }

  private static Answer upload(String report) {
    return host.post(
        "/t/hansa/handling-events/upload", report, "Content-Type", "text/plain", "Prefer", WAIT);
  }

  private static List<String> mails(String tenant, String id) {
    return Mails.of(host, tenant).stream().filter(mail -> mail.contains(id)).toList();
  }

  private static String book(
      String tenant, String origin, String destination, String deadline, String customer) {
    var answer =
        host.post(
            "/t/%s/cargos".formatted(tenant),
            """
            {"origin": "%s", "destination": "%s", "arrivalDeadline": "%s"%s}\
            """
                .formatted(origin, destination, deadline, customer));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return answer.text("trackingId");
  }

  private static Answer put(String path, String body, String... headers) {
    return Http.send(host.port(), "PUT", path, body, headers);
  }
}
