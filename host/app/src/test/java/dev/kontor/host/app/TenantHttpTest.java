package dev.kontor.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.app.Http.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tenant's requests: who is asked for, in which form, and what is answered when it can't be. */
final class TenantHttpTest {

  private static TestHost host;

  @BeforeAll
  static void start() {
    host = TestHost.start();
    host.onboard("acme", "shipping");
    host.onboard("hansa", "shipping");
    host.onboard("made", "allocation");
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static Answer byName(String method, String name, String path, String body) {
    return Http.send(host.port(), method, path, body, "Host", name + ":" + host.port());
  }

  private static Answer getByName(String name, String path, String... headers) {
    var all = Stream.concat(Stream.of("Host", name + ":" + host.port()), Arrays.stream(headers));
    return Http.send(host.port(), "GET", path, null, all.toArray(String[]::new));
  }

  private static void assertProblem(Answer answer, int status) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.text("status")).isEqualTo(Integer.toString(status));
    assertThat(answer.text("title")).isNotBlank();
    assertThat(answer.text("detail")).isNotBlank();
  }

  private static final String CARGO =
      """
      {"origin": "DEHAM", "destination": "USNYC", "arrivalDeadline": "2030-01-01T00:00:00Z"}\
      """;

  @Test
  void a_tenant_answers_by_path_and_by_host_name() {
    var byPath = host.get("/t/acme/locations");
    var byName = getByName("acme.localhost", "/locations");

    assertThat(byPath.status()).isEqualTo(200);
    assertThat(byName.status()).isEqualTo(200);
    assertThat(byName.body()).isEqualTo(byPath.body()).contains("DEHAM");
    assertThat(getByName("ACME.Localhost", "/locations").status()).isEqualTo(200);
  }

  @Test
  void a_link_keeps_the_form_in_which_the_tenant_was_named() {
    var byPath = host.post("/t/acme/cargos", CARGO);
    var byName = byName("POST", "acme.localhost", "/cargos", CARGO);

    assertThat(byPath.status()).as(byPath.toString()).isEqualTo(201);
    assertThat(byPath.header("Location")).isEqualTo("/t/acme/cargos/" + byPath.text("trackingId"));
    assertThat(byName.status()).as(byName.toString()).isEqualTo(201);
    assertThat(byName.header("Location")).isEqualTo("/cargos/" + byName.text("trackingId"));
    assertThat(host.get(String.valueOf(byPath.header("Location"))).status()).isEqualTo(200);
    assertThat(getByName("acme.localhost", String.valueOf(byName.header("Location"))).status())
        .isEqualTo(200);
  }

  @Test
  void a_query_survives_the_host_name() {
    assertThat(getByName("acme.localhost", "/cargos?limit=1").status()).isEqualTo(200);
    assertProblem(getByName("acme.localhost", "/cargos?limit=0"), 400);
  }

  @Test
  void path_and_host_name_must_agree() {
    assertThat(getByName("acme.localhost", "/t/acme/locations").status()).isEqualTo(200);
    assertProblem(getByName("acme.localhost", "/t/hansa/locations"), 404);
  }

  @Test
  void tenants_do_not_see_one_anothers_data() {
    var id = host.post("/t/acme/cargos", CARGO).text("trackingId");

    assertThat(host.get("/t/acme/cargos/" + id).status()).isEqualTo(200);
    assertProblem(host.get("/t/hansa/cargos/" + id), 404);
    assertThat(host.get("/t/hansa/cargos").body()).doesNotContain(id);
    assertProblem(getByName("hansa.localhost", "/cargos/" + id), 404);
  }

  @Test
  void whatever_is_not_there_answers_alike() {
    var unknownPath = host.get("/t/acme/nothing").withoutIncidentals();

    assertProblem(unknownPath, 404);
    for (var path :
        List.of(
            "/t/nobody/locations",
            "/t/nobody/nothing",
            "/t/nobody",
            "/t/nobody/",
            "/t/acme/batches/b1",
            "/t/made/locations",
            "/t/made/cargos",
            "/t/No-Tenant/locations",
            "/t/admin/locations",
            "/t/x/locations",
            "/t/acme",
            "/t/",
            "/t",
            "/nothing")) {
      assertThat(host.get(path).withoutIncidentals()).as(path).isEqualTo(unknownPath);
    }
    for (var name : List.of("nobody.localhost", "a.b.localhost", "_.localhost", "x.localhost")) {
      assertThat(getByName(name, "/locations").withoutIncidentals())
          .as(name)
          .isEqualTo(unknownPath);
    }
  }

  @Test
  void a_target_that_is_no_path_is_nowhere() {
    host.onboard("acmefoo", "shipping");
    for (var target : List.of("foo/locations", "foo", "*", "acme.localhost:80")) {
      assertThat(statusLine(host.port(), "GET " + target + " HTTP/1.1", "acme.localhost"))
          .as(target)
          .contains(" 404 ");
    }
    assertThat(statusLine(host.port(), "GET /locations HTTP/1.1", "acme.localhost"))
        .contains(" 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /t/acme/cargos?limit=%zz HTTP/1.1",
        "GET /t/acme/cargos?limit=many HTTP/1.1",
        "GET /t/acme/cargos/%zz HTTP/1.1",
        "GET /t/acme/cargos/%c0%ae HTTP/1.1",
        "GET /t/acme/cargos?limit HTTP/1.1",
        "GET /t/%zz/cargos HTTP/1.1",
        "GET /t/acme/locations HTTP/1.1\r\nAccept: nonsense",
        "GET /t/acme/locations HTTP/1.1\r\nCookie: ==;\u0001",
        "POST /t/acme/cargos HTTP/1.1\r\nContent-Type: nonsense\r\nContent-Length: 0",
        "POST /t/acme/cargos HTTP/1.1\r\nContent-Type: application/json; charset=nonsense"
            + "\r\nContent-Length: 0",
        "POST /t/acme/cargos HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: many"
      })
  void what_cannot_be_read_is_not_the_hosts_mistake(String request) {
    assertThat(statusLine(host.port(), request, "localhost")).matches("HTTP/1.1 [24].*");
  }

  @Test
  void a_post_to_what_is_not_there_answers_alike() {
    var unknownPath = host.post("/t/acme/nothing", CARGO).withoutIncidentals();

    assertProblem(unknownPath, 404);
    for (var path : List.of("/t/nobody/cargos", "/t/made/cargos", "/t/nobody/nothing")) {
      assertThat(host.post(path, CARGO).withoutIncidentals()).as(path).isEqualTo(unknownPath);
    }
  }

  @Test
  void another_method_tells_nothing_about_tenants_either() {
    assertProblem(Http.send(host.port(), "DELETE", "/t/acme/locations", null), 405);
    assertProblem(Http.send(host.port(), "DELETE", "/t/nobody/nothing", null), 404);
    assertProblem(Http.send(host.port(), "DELETE", "/t/nobody/locations", null), 404);
    assertThat(Http.send(host.port(), "DELETE", "/t/made/locations", null).withoutIncidentals())
        .isEqualTo(
            Http.send(host.port(), "DELETE", "/t/nobody/locations", null).withoutIncidentals());
  }

  @Test
  void a_suspended_tenant_forbids_and_a_resumed_one_answers() {
    host.onboard("paused", "shipping");
    host.admin("POST", "/tenants/paused/suspend");

    assertProblem(host.get("/t/paused/locations"), 403);
    assertProblem(getByName("paused.localhost", "/locations"), 403);

    host.admin("POST", "/tenants/paused/resume");
    assertThat(host.get("/t/paused/locations").status()).isEqualTo(200);
  }

  @Test
  void a_tenant_whose_migration_fails_answers_503_and_the_others_go_on() {
    host.onboard("behind", "shipping");
    host.admin("POST", "/tenants/behind/sleep");
    var database = "kontor_%s_behind".formatted(host.siteId());
    // As if an older host had left it: its changelog's record is gone, its tables stand in the way.
    var tables =
        Postgres.texts(
            database,
            """
            select format('%I.%I', table_schema, table_name) from information_schema.tables
            where table_name in ('databasechangelog', 'migration', 'schema_version', 'version')
               or table_schema = 'kontor' and table_name like '%changelog%'\
            """);
    assertThat(tables).isNotEmpty();
    tables.forEach(table -> Postgres.execute(database, "truncate " + table));

    var answer = host.get("/t/behind/locations");

    assertProblem(answer, 503);
    assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
    assertThat(host.state("behind")).isEqualTo("failed");
    var failure = host.admin("GET", "/tenants/behind").json().at("failure");
    assertThat(failure.text("step")).isEqualTo("migrations");
    assertThat(failure.text("reason")).isNotBlank();
    assertThat(answer.body()).doesNotContain(failure.text("reason"));
    assertThat(host.get("/t/acme/locations").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"origin\":", "[", "nonsense", "", "[]", "7", "null", "{\"origin\": {}}"})
  void a_malformed_body_is_a_bad_request(String body) {
    assertProblem(host.post("/t/acme/cargos", body), 400);
  }

  @Test
  void a_missing_or_wrong_field_is_named() {
    var missing = host.post("/t/acme/cargos", "{\"origin\": \"DEHAM\"}");
    assertProblem(missing, 400);
    assertThat(missing.text("detail")).contains("destination");
    var wrong = host.post("/t/acme/cargos", CARGO.replace("2030-01-01T00:00:00Z", "soon"));
    assertProblem(wrong, 400);
    assertThat(wrong.text("detail")).contains("arrivalDeadline").contains("soon");
    var unknown = host.post("/t/acme/cargos", CARGO.replace("USNYC", "XXXXX"));
    assertProblem(unknown, 422);
    assertThat(unknown.text("detail")).contains("XXXXX");
  }

  @Test
  void another_media_type_is_refused() {
    assertProblem(host.post("/t/acme/cargos", CARGO, "Content-Type", "application/xml"), 415);
  }

  @Test
  void a_body_beyond_the_limit_is_refused() {
    assertProblem(host.post("/t/acme/cargos", " ".repeat(10 * 1024 * 1024 + 1)), 413);
    assertThat(host.get("/t/acme/locations").status()).isEqualTo(200);
  }

  @Test
  void headers_and_addresses_beyond_the_limit_are_refused() {
    assertThat(host.get("/t/acme/locations", "X-Long", "x".repeat(20_000)).status())
        .isIn(400, 413, 431);
    assertThat(host.get("/t/acme/locations?x=" + "x".repeat(10_000)).status()).isIn(400, 413, 414);
    assertThat(host.get("/t/acme/locations").status()).isEqualTo(200);
  }

  @Test
  void nothing_of_the_hosts_own_is_reachable_among_tenants() {
    var token = "Bearer " + host.token();
    for (var path :
        List.of(
            "/t/acme/admin/v1/tenants",
            "/t/admin/v1/tenants",
            "/t/acme/../admin/v1/tenants",
            "/t/acme/%2e%2e/%2e%2e/admin/v1/tenants",
            "/t//admin/v1/tenants",
            "/t/acme/health",
            "/t/acme/console")) {
      assertThat(host.get(path, "Authorization", token).status()).as(path).isEqualTo(404);
    }
    for (var path : List.of("/admin/v1/tenants", "/console", "/health", "/prometheus")) {
      assertProblem(getByName("acme.localhost", path, "Authorization", token), 404);
      assertProblem(getByName("nobody.localhost", path, "Authorization", token), 404);
    }
    assertThat(host.admin("GET", "/tenants").status()).isEqualTo(200);
  }

  @Test
  void the_host_is_healthy() {
    var health = host.get("/health");
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.body()).isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void with_a_base_domain_tenants_and_host_keep_to_their_own_names() {
    try (var based = TestHost.start(Map.of("kontor.base-domain", "Kontor.Example"))) {
      based.onboardAt("kontor.example", "acme", "shipping");

      assertThat(at(based, "acme.kontor.example", "/locations").status()).isEqualTo(200);
      assertProblem(at(based, "kontor.example", "/t/acme/locations"), 404);
      assertProblem(at(based, "localhost", "/t/acme/locations"), 404);
      assertProblem(at(based, "acme.localhost", "/locations"), 404);
      assertProblem(at(based, "nobody.kontor.example", "/locations"), 404);
      for (var disguised :
          List.of("/%74/acme/locations", "//t/acme/locations", "/x/../t/acme/locations")) {
        assertThat(at(based, "kontor.example", disguised).status()).as(disguised).isNotEqualTo(200);
      }
      assertThat(
              statusLine(
                  based.port(), "GET http://localhost/t/acme/locations HTTP/1.1", "kontor.example"))
          .doesNotContain("200");
      for (var path : List.of("/health", "/prometheus")) {
        assertProblem(at(based, "acme.kontor.example", path), 404);
        assertThat(at(based, "10.0.0.1", path).status()).as(path).isEqualTo(200);
      }
      for (var path : List.of("/admin/v1/tenants", "/console/login")) {
        assertProblem(at(based, "acme.kontor.example", path), 404);
        assertProblem(at(based, "localhost", path), 404);
        assertProblem(at(based, "evil.example", path), 404);
        assertProblem(at(based, "notkontor.example", path), 404);
        assertThat(at(based, "kontor.example", path).status()).as(path).isNotEqualTo(404);
      }
      var made = Http.send(based.port(), "POST", "/cargos", CARGO, "Host", "acme.kontor.example");
      assertThat(made.status()).as(made.toString()).isEqualTo(201);
      assertThat(made.header("Location")).startsWith("/cargos/");
    }
  }

  @Test
  void a_request_that_names_two_hosts_or_none_is_refused() {
    host.onboard("named", "shipping");
    var end = "\r\nConnection: close\r\n\r\n";
    var named = "\r\nHost: named.localhost";

    for (var request :
        List.of(
            "GET /locations HTTP/1.1" + named + "\r\nHost: other.localhost",
            "GET /locations HTTP/1.1" + named + named,
            "GET /locations HTTP/1.1",
            "GET http://other.localhost/locations HTTP/1.1" + named)) {
      assertThat(Http.raw("localhost", host.port(), request + end))
          .as(request)
          .startsWith("HTTP/1.1 400");
    }
    for (var request :
        List.of(
            "GET /locations HTTP/1.1" + named,
            "GET http://named.localhost/locations HTTP/1.1" + named,
            "GET /t/named/locations HTTP/1.0")) {
      assertThat(Http.raw("localhost", host.port(), request + end)).as(request).contains(" 200 ");
    }
  }

  private static Answer at(TestHost host, String name, String path) {
    return Http.send(
        host.port(), "GET", path, null, "Host", name, "Authorization", "Bearer " + host.token());
  }

  /** What a request line gets that no ordinary client sends. */
  private static String statusLine(int port, String requestLine, String name) {
    var request = requestLine + "\r\nHost: " + name + "\r\nConnection: close\r\n\r\n";
    return Http.raw("localhost", port, request).lines().findFirst().orElse("");
  }
}
