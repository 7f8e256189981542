package dev.kontor.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the modules answer over a whole host, as interfaces.md promises it. */
final class ModulesHttpTest {

  private static TestHost host;

  @BeforeAll
  static void start() {
    host = TestHost.start();
    host.onboard("acme", "shipping");
    host.onboard("made", "allocation");
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void a_cargo_is_booked_listed_and_shown() {
    var booked =
        host.post(
            "/t/acme/cargos",
            """
            {"origin": "CNHKG", "destination": "FIHEL", "arrivalDeadline": "2030-06-01T00:00:00Z",
             "customer": {"email": "buyer@shop.example", "rebook": true}}\
            """);
    assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
    var id = booked.text("trackingId");

    var shown = host.get("/t/acme/cargos/" + id);

    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.text("trackingId")).isEqualTo(id);
    assertThat(shown.text("origin")).isEqualTo("CNHKG");
    assertThat(shown.text("destination")).isEqualTo("FIHEL");
    assertThat(shown.text("arrivalDeadline")).isEqualTo("2030-06-01T00:00:00Z");
    assertThat(shown.text("routingStatus")).isEqualTo("NOT_ROUTED");
    assertThat(shown.json().at("itinerary").list()).isEmpty();
    assertThat(shown.text("delivery", "transportStatus")).isEqualTo("NOT_RECEIVED");
    assertThat(host.get("/t/acme/cargos").body()).contains(id);
  }

  @Test
  void a_cargo_may_not_end_where_it_begins() {
    var answer = host.post("/t/acme/cargos", "{\"origin\": \"CNHKG\", \"destination\": \"CNHKG\"}");
    assertThat(answer.status()).as(answer.toString()).isIn(400, 422);
  }

  @Test
  void locations_and_voyages_are_there_and_can_be_added() {
    assertThat(host.get("/t/acme/locations").body()).contains("CNHKG").contains("Hamburg");
    var location =
        host.post("/t/acme/locations", "{\"unLocode\": \"DELBC\", \"name\": \"Lübeck\"}");
    assertThat(location.status()).as(location.toString()).isEqualTo(201);
    assertThat(location.header("Location")).isEqualTo("/t/acme/locations/DELBC");
    assertThat(
            host.post("/t/acme/locations", "{\"unLocode\": \"DELBC\", \"name\": \"L\"}").status())
        .isEqualTo(409);
    assertThat(host.get("/t/acme/locations/DELBC").text("name")).isEqualTo("Lübeck");

    var voyage =
        host.post(
            "/t/acme/voyages",
            """
            {"number": "HANSE1", "movements": [{"from": "DELBC", "to": "DEHAM",
             "departure": "2030-01-01T00:00:00Z", "arrival": "2030-01-02T00:00:00Z"}]}\
            """);
    assertThat(voyage.status()).as(voyage.toString()).isEqualTo(201);
    var movements = host.get("/t/acme/voyages/HANSE1").json().at("movements");
    assertThat(movements.texts("from")).containsExactly("DELBC");
    assertThat(movements.texts("to")).containsExactly("DEHAM");
    assertThat(host.get("/t/acme/voyages").json().texts("number")).contains("HANSE1");
    assertThat(host.get("/t/acme/voyages/NONE").status()).isEqualTo(404);
  }

  @Test
  void a_batch_is_bought_once_and_shown() {
    var batch = "{\"reference\": \"B/1 a\", \"sku\": \"LAMP\", \"quantity\": 20}";
    var bought = host.post("/t/made/batches", batch);
    assertThat(bought.status()).as(bought.toString()).isEqualTo(201);

    var shown = host.get(String.valueOf(bought.header("Location")));

    assertThat(shown.status()).as(bought + " " + shown).isEqualTo(200);
    assertThat(shown.text("reference")).isEqualTo("B/1 a");
    assertThat(shown.text("sku")).isEqualTo("LAMP");
    assertThat(shown.text("quantity")).isEqualTo("20");
    assertThat(shown.text("available")).isEqualTo("20");
    assertThat(shown.text("eta")).isEqualTo("null");
    assertThat(shown.text("version")).isNotBlank();
    assertThat(host.post("/t/made/batches", batch).status()).isEqualTo(409);
  }
}
