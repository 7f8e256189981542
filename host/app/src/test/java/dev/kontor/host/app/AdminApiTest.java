package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static dev.kontor.host.app.TestHost.configuration;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.app.Http.Answer;
import dev.kontor.host.postgres.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The admin API as interfaces.md promises it. */
final class AdminApiTest {

  private static TestHost host;

  @BeforeAll
  static void start() {
    host = TestHost.start();
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void without_the_token_nothing_is_told() {
    for (var path : List.of("/admin/v1/tenants", "/admin/v1/tenants/acme", "/admin/v1/nothing")) {
      assertRefused(host.get(path));
      assertRefused(host.get(path, "Authorization", "Bearer wrong"));
      assertRefused(host.get(path, "Authorization", host.token()));
      assertRefused(host.get(path, "Authorization", "Basic " + host.token()));
      assertRefused(host.get(path, "Authorization", "Bearer " + host.token() + "x"));
    }
    assertRefused(Http.send(host.port(), "PUT", "/admin/v1/tenants/intruder", "{}"));
    assertThat(host.admin("GET", "/tenants/intruder").status()).isEqualTo(404);
  }

  private static void assertRefused(Answer answer) {
    assertProblem(answer, 401);
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
  }

  private static void assertProblem(Answer answer, int status) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.text("status")).isEqualTo(Integer.toString(status));
    assertThat(answer.text("detail")).isNotBlank();
  }

  @Test
  void a_new_tenant_is_created_active_and_shown_with_all_its_fields() {
    var answer = host.put("fresh", configuration("fresh", "shipping"));

    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    assertThat(answer.header("Location")).isEqualTo("/admin/v1/tenants/fresh");
    assertThat(answer.text("id")).isEqualTo("fresh");
    assertThat(answer.text("title")).isEqualTo("Title of fresh");
    assertThat(answer.text("state")).isEqualTo("active");
    assertThat(answer.text("awake")).isEqualTo("false");
    assertThat(answer.json().at("modules").texts()).containsExactly("shipping");
    assertThat(answer.text("database")).isEqualTo("kontor_" + host.siteId() + "_fresh");
    assertThat(answer.text("schemaVersion")).isNotBlank();
    assertThat(answer.text("followUps")).isEqualTo("0");
    assertThat(answer.text("deadLetters")).isEqualTo("0");
    assertThat(host.admin("GET", "/tenants/fresh").body()).isEqualTo(answer.body());
  }

  @Test
  void all_tenants_are_listed_by_id() {
    host.onboard("listed-b", "allocation");
    host.onboard("listed-a", "shipping");

    var ids = host.admin("GET", "/tenants").json().texts("id");

    assertThat(ids).isSorted().contains("listed-a", "listed-b");
  }

  @Test
  void a_tenant_that_is_not_there_is_not_found() {
    assertProblem(host.admin("GET", "/tenants/nobody"), 404);
    assertProblem(host.admin("GET", "/tenants/nobody/operations"), 404);
    for (var verb : List.of("suspend", "resume", "sleep", "wake")) {
      assertProblem(host.admin("POST", "/tenants/nobody/" + verb), 404);
    }
    assertProblem(host.admin("DELETE", "/tenants/nobody"), 404);
    assertProblem(host.admin("DELETE", "/tenants/nobody?purge=true"), 404);
    assertProblem(host.admin("GET", "/nothing"), 404);
  }

  @Test
  void the_same_configuration_again_changes_nothing() {
    host.onboard("twice", "shipping");

    var again = host.put("twice", configuration("twice", "shipping"));

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("state")).isEqualTo("active");
    assertThat(operations("twice")).hasSize(1);
  }

  @Test
  void a_changed_configuration_holds_from_then_on() {
    host.onboard("changing", "shipping");

    var changed =
        host.put("changing", configuration("changing", "shipping").replace("Title of", "New"));

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.text("title")).isEqualTo("New changing");
    assertThat(host.admin("GET", "/tenants/changing").text("title")).isEqualTo("New changing");
    assertThat(host.admin("GET", "/tenants/changing/operations").json().texts("kind"))
        .containsExactly("reconfigure", "onboard");
  }

  @Test
  void a_module_that_is_added_gets_its_tables() {
    host.onboard("growing", "shipping");

    var changed =
        host.put(
            "growing",
            configuration("growing", "shipping")
                .replace("[\"shipping\"]", "[shipping, allocation]"),
            "Content-Type",
            "application/yaml");

    assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
    assertThat(host.get("/t/growing/batches/none").status()).isEqualTo(404);
    var bought =
        host.post("/t/growing/batches", "{\"reference\":\"b1\",\"sku\":\"LAMP\",\"quantity\":3}");
    assertThat(bought.status()).as(bought.toString()).isEqualTo(201);
    assertThat(host.get("/t/growing/locations").status()).isEqualTo(200);
  }

  @Test
  void a_configuration_is_taken_as_yaml() {
    var yaml =
        """
        tenant: yaml-one
        title: In YAML
        modules: [allocation]
        database: {server: main}
        mail: {from: desk@yaml.example, transport: mailbox}
        """;
    for (var type : List.of("application/yaml", "application/x-yaml", "text/yaml")) {
      var answer = host.put("yaml-one", yaml, "Content-Type", type);
      assertThat(answer.status()).as(answer.toString()).isIn(200, 201);
    }
    assertThat(host.admin("GET", "/tenants/yaml-one").text("title")).isEqualTo("In YAML");
  }

  @Test
  void every_error_of_a_configuration_is_told_at_once() {
    var answer =
        host.put(
            "faulty",
            """
            {"tenant": "faulty", "title": 5, "modules": ["shiping"], "databse": {"server": "main"}}\
            """);

    assertProblem(answer, 400);
    assertThat(answer.json().at("errors").texts("key"))
        .contains("title", "modules", "databse.server");
    assertThat(answer.body()).contains("shipping").contains("database");
    assertThat(host.admin("GET", "/tenants/faulty").status()).isEqualTo(404);
  }

  @Test
  void a_configuration_of_another_tenant_is_refused() {
    assertProblem(host.put("one-name", configuration("other-name", "shipping")), 400);
    assertThat(host.admin("GET", "/tenants/one-name").status()).isEqualTo(404);
    assertThat(host.admin("GET", "/tenants/other-name").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "not: [closed", "[]", "null", "\"text\"", "{\"tenant\": \"broken\"", "\u0000"})
  void a_body_that_is_no_configuration_is_refused(String body) {
    var answer = host.put("broken", body);
    assertProblem(answer, 400);
    assertThat(host.admin("GET", "/tenants/broken").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"file\": {}}",
        "{\"file\": {\"name\": \"broken.yml\"}}",
        "{\"file\": \"text\"}",
        "{\"file\": null}",
        "[]",
        "7",
        "null",
        "nonsense"
      })
  void files_that_are_none_are_refused(String body) {
    var answer = host.put("broken", body, "Content-Type", "application/vnd.kontor.files+json");

    assertProblem(answer, 400);
    assertThat(answer.text("detail")).contains("'file'").contains("'text'");
  }

  @Test
  void a_configuration_that_is_far_too_long_is_refused_and_the_host_goes_on() {
    var line = "# " + "x".repeat(97) + "\n";
    var yaml = line.repeat(100_000) + "tenant: long\nmodules: [shipping]\n";

    assertProblem(host.put("long", yaml, "Content-Type", "application/yaml"), 400);
    assertProblem(host.put("long", yaml.repeat(2), "Content-Type", "application/yaml"), 413);
    assertThat(host.admin("GET", "/tenants/long").status()).isEqualTo(404);
  }

  @Test
  void a_configuration_that_multiplies_itself_is_refused_and_the_host_goes_on() {
    var bomb = new StringBuilder("tenant: bomb\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      var alias = "*a" + (i - 1);
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", nCopies(10, alias))));
    }
    bomb.append("title: *a11\n");
    for (var type : List.of("application/yaml", "application/json")) {
      assertProblem(host.put("bomb", bomb.toString(), "Content-Type", type), 400);
    }
    assertProblem(
        host.put("bomb", "a: &a [*a, *a]\ntitle: *a\n", "Content-Type", "application/yaml"), 400);
    assertProblem(host.put("bomb", "[".repeat(100_000)), 400);
    assertThat(host.admin("GET", "/tenants/bomb").status()).isEqualTo(404);
  }

  @Test
  void a_wake_that_fails_tells_its_operator_why() {
    host.onboard("sullen", "shipping");
    host.admin("POST", "/tenants/sullen/sleep");
    var database = "kontor_%s_sullen".formatted(host.siteId());
    Postgres.execute("postgres", "alter database %1$s rename to %1$s_away".formatted(database));

    var answer = host.admin("POST", "/tenants/sullen/wake");

    assertProblem(answer, 503);
    assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
    assertThat(answer.text("detail")).contains("'sullen'").contains(database);
    assertThat(host.get("/t/sullen/locations").body()).doesNotContain(database);

    Postgres.execute("postgres", "alter database %1$s_away rename to %1$s".formatted(database));
    assertThat(host.admin("POST", "/tenants/sullen/wake").text("awake")).isEqualTo("true");
  }

  @Test
  void a_rehearsal_tells_the_plan_and_does_nothing() {
    var onboard =
        host.admin("PUT", "/tenants/planned?dry-run=true", configuration("planned", "shipping"));

    assertThat(onboard.status()).as(onboard.toString()).isEqualTo(200);
    assertThat(onboard.text("action")).isEqualTo("onboard");
    assertThat(host.admin("GET", "/tenants/planned").status()).isEqualTo(404);
    assertThat(Postgres.databasesAndRoles(host.siteId() + "_planned")).isEmpty();

    host.onboard("planned", "shipping");
    var changed = configuration("planned", "shipping").replace("Title of", "New");
    var reconfigure = host.admin("PUT", "/tenants/planned?dry-run=true", changed);
    assertThat(reconfigure.status()).isEqualTo(200);
    assertThat(reconfigure.text("action")).isEqualTo("reconfigure");
    assertThat(reconfigure.body()).contains("title");
    assertThat(host.admin("GET", "/tenants/planned").text("title")).isEqualTo("Title of planned");

    var none =
        host.admin("PUT", "/tenants/planned?dry-run=true", configuration("planned", "shipping"));
    assertThat(none.text("action")).isEqualTo("none");
    assertProblem(
        host.admin("PUT", "/tenants/planned?dry-run=true", "{\"tenant\": \"planned\", \"x\": 1}"),
        400);
  }

  @Test
  void who_prefers_not_to_wait_gets_the_operation_and_reads_on() {
    var accepted = host.put("later", configuration("later", "shipping"), "Prefer", "respond-async");

    assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
    assertThat(accepted.header("Location")).isEqualTo("/admin/v1/tenants/later/operations");
    assertThat(accepted.text("kind")).isEqualTo("onboard");
    eventually("active", () -> host.state("later").equals("active"));
    eventually("done", () -> operations("later").getFirst().text("state").equals("done"));
    var operation = operations("later").getFirst();
    assertThat(operation.text("id")).isEqualTo(accepted.text("id"));
    var steps = operation.at("steps");
    assertThat(steps.texts("name"))
        .containsExactly(
            "roles", "database", "grants", "migrations", "key", "configuration", "activation");
    for (var step : steps.list()) {
      assertThat(step.text("state")).isEqualTo("done");
      assertThat(step.text("startedAt")).endsWith("Z");
      assertThat(step.text("endedAt")).endsWith("Z");
      assertThat(step.text("error")).isEqualTo("null");
    }
  }

  @Test
  void a_suspended_tenant_is_resumed_and_nothing_else() {
    host.onboard("paused", "shipping");

    assertProblem(host.admin("POST", "/tenants/paused/resume"), 409);
    var suspended = host.admin("POST", "/tenants/paused/suspend");
    assertThat(suspended.status()).isEqualTo(200);
    assertThat(suspended.text("state")).isEqualTo("suspended");
    for (var verb : List.of("suspend", "sleep", "wake")) {
      assertProblem(host.admin("POST", "/tenants/paused/" + verb), 409);
    }
    var resumed = host.admin("POST", "/tenants/paused/resume");
    assertThat(resumed.status()).isEqualTo(200);
    assertThat(resumed.text("state")).isEqualTo("active");
  }

  @Test
  void a_tenant_is_woken_and_put_to_sleep() {
    host.onboard("drowsy", "shipping");

    assertThat(host.admin("POST", "/tenants/drowsy/wake").text("awake")).isEqualTo("true");
    assertThat(host.admin("POST", "/tenants/drowsy/wake").status()).isEqualTo(200);
    assertThat(host.admin("POST", "/tenants/drowsy/sleep").text("awake")).isEqualTo("false");
    assertThat(host.admin("POST", "/tenants/drowsy/sleep").status()).isEqualTo(200);
  }

  @Test
  void an_offboarded_tenant_is_gone_for_its_users_and_kept() {
    host.onboard("leaving", "shipping");
    assertThat(host.get("/t/leaving/locations").status()).isEqualTo(200);
    assertProblem(host.admin("DELETE", "/tenants/leaving?purge=true"), 409);

    var offboarded = host.admin("DELETE", "/tenants/leaving");

    assertThat(offboarded.status()).as(offboarded.toString()).isEqualTo(200);
    assertThat(offboarded.text("state")).isEqualTo("offboarded");
    assertThat(offboarded.text("awake")).isEqualTo("false");
    assertThat(host.get("/t/leaving/locations").status()).isEqualTo(404);
    assertThat(Postgres.databasesAndRoles(host.siteId() + "_leaving")).hasSize(3);
    for (var verb : List.of("suspend", "resume", "sleep", "wake")) {
      assertProblem(host.admin("POST", "/tenants/leaving/" + verb), 409);
    }
    assertProblem(host.admin("DELETE", "/tenants/leaving"), 409);
    assertProblem(host.put("leaving", configuration("leaving", "shipping")), 409);
    var plan =
        host.admin("PUT", "/tenants/leaving?dry-run=true", configuration("leaving", "shipping"));
    assertThat(plan.text("action")).isEqualTo("skip");
  }

  @Test
  void purge_leaves_no_database_role_secret_or_row_but_a_tombstone() {
    host.onboard("purged", "shipping");
    assertThat(host.get("/t/purged/locations").status()).isEqualTo(200);
    host.admin("DELETE", "/tenants/purged");

    var answer = host.admin("DELETE", "/tenants/purged?purge=true");

    assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
    assertThat(host.admin("GET", "/tenants/purged").status()).isEqualTo(404);
    assertThat(Postgres.databasesAndRoles(host.siteId() + "_purged")).isEmpty();
    assertThat(rowsNaming("purged")).containsExactly("purged_tenant");
    assertThat(
            Postgres.texts(
                control(),
                "select to_jsonb(p) - 'purged_at' from control.purged_tenant p where id ="
                    + " 'purged'"))
        .containsExactly("{\"id\": \"purged\"}");
    assertProblem(host.admin("DELETE", "/tenants/purged?purge=true"), 404);
    assertThat(
            host.admin("PUT", "/tenants/purged?dry-run=true", configuration("purged", "shipping"))
                .text("action"))
        .isEqualTo("skip");
  }

  private static String control() {
    return "kontor_%s_control".formatted(host.siteId());
  }

  /** The control database's tables that have a row in which this text stands. */
  private static List<String> rowsNaming(String text) {
    var found = new ArrayList<String>();
    var tables =
        Postgres.texts(
            control(),
            """
            select tablename from pg_tables
            where schemaname = 'control' and tablename not like 'databasechangelog%'\
            """);
    for (var table : tables) {
      var rows =
          Postgres.texts(
              control(),
              "select 1 from control.%1$s r where position('\"%2$s\"' in to_jsonb(r)::text) > 0"
                  .formatted(table, text));
      rows.forEach(row -> found.add(table));
    }
    return found;
  }

  @Test
  void what_is_neither_true_nor_false_does_nothing() {
    host.onboard("careful", "shipping");

    for (var slip : List.of("maybe", "1", "TRUE", "")) {
      var planned =
          host.admin("PUT", "/tenants/slip?dry-run=" + slip, configuration("slip", "shipping"));
      assertThat(planned.status()).as(slip).isEqualTo(400);
      assertThat(planned.text("detail")).contains("dry-run", "true or false");
      assertThat(host.admin("DELETE", "/tenants/careful?purge=" + slip).status()).isEqualTo(400);
    }

    assertThat(host.admin("GET", "/tenants/slip").status()).isEqualTo(404);
    assertThat(host.state("careful")).isEqualTo("active");
  }

  @Test
  void without_a_content_type_a_configuration_is_read_and_the_token_asked_for() {
    var put = "PUT /admin/v1/tenants/untyped HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    var body = configuration("untyped", "shipping");
    var sized = "Content-Length: %d\r\n".formatted(body.length());

    assertThat(Http.raw("localhost", host.port(), put + sized + "\r\n" + body))
        .startsWith("HTTP/1.1 401");
    assertThat(
            Http.raw(
                "localhost",
                host.port(),
                put + sized + "Authorization: Bearer " + host.token() + "\r\n\r\n" + body))
        .startsWith("HTTP/1.1 201");
  }

  @Test
  void an_operator_is_told_which_tenant_is_not_there() {
    for (var path : List.of("/tenants/nosuch", "/tenants/nosuch/operations")) {
      assertThat(host.admin("GET", path).text("detail")).contains("no tenant 'nosuch'");
    }
  }

  @Test
  void a_purged_id_is_onboarded_anew_and_empty() {
    host.onboard("phoenix", "allocation");
    host.post("/t/phoenix/batches", "{\"reference\":\"b1\",\"sku\":\"LAMP\",\"quantity\":3}");
    assertThat(host.get("/t/phoenix/batches/b1").status()).isEqualTo(200);
    host.admin("DELETE", "/tenants/phoenix");
    host.admin("DELETE", "/tenants/phoenix?purge=true");

    host.onboard("phoenix", "allocation");

    assertThat(host.get("/t/phoenix/batches/b1").status()).isEqualTo(404);
    assertThat(Postgres.databasesAndRoles(host.siteId() + "_phoenix")).hasSize(3);
    assertThat(
            Postgres.texts(control(), "select id from control.purged_tenant where id = 'phoenix'"))
        .isEmpty();
  }

  @Test
  void of_two_who_onboard_one_tenant_at_once_one_is_refused_or_finds_it_done() {
    var first = put("contended");
    var second = put("contended");

    var statuses = List.of(first.join().status(), second.join().status());

    assertThat(statuses).contains(201).isSubsetOf(200, 201, 409);
    assertThat(host.state("contended")).isEqualTo("active");
    assertThat(Postgres.databasesAndRoles(host.siteId() + "_contended")).hasSize(3);
  }

  private static CompletableFuture<Answer> put(String tenant) {
    return Http.sendLater(
        host.port(),
        "PUT",
        "/admin/v1/tenants/" + tenant,
        configuration(tenant, "shipping"),
        "Authorization",
        "Bearer " + host.token());
  }

  @Test
  void a_tenant_is_not_onboarded_while_it_is_purged() throws Exception {
    host.onboard("going", "shipping");
    host.admin("DELETE", "/tenants/going");
    try (var lock = TestServer.connect(control())) {
      lock.setAutoCommit(false);
      Postgres.texts(lock, "select id from control.tenant where id = 'going' for update");
      var purge =
          Http.sendLater(
              host.port(),
              "DELETE",
              "/admin/v1/tenants/going?purge=true",
              null,
              "Authorization",
              "Bearer " + host.token());
      eventually("the purge waits", () -> !waiting().isEmpty());

      assertProblem(host.put("going", configuration("going", "shipping")), 409);

      lock.rollback();
      assertThat(purge.join().status()).isEqualTo(204);
    }
    assertThat(host.put("going", configuration("going", "shipping")).status()).isEqualTo(201);
  }

  private static List<String> waiting() {
    return Postgres.texts(
        "postgres",
        "select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = '%s'"
            .formatted(control()));
  }

  static Stream<String> badIds() {
    return Stream.of(
        "ab",
        "a".repeat(41),
        "admin",
        "console",
        "health",
        "t",
        "www",
        "x'y",
        "%22quoted%22",
        "..",
        "a..b",
        "Acme",
        "ACME",
        "%D0%B0cme",
        "acm%C3%A9",
        "-acme",
        "acme-",
        "1acme",
        "ac_me",
        "a%20b",
        "acme%00",
        "%E2%80%8Bacme",
        "acme.",
        "a%3Bdrop");
  }

  @ParameterizedTest
  @MethodSource("badIds")
  void an_id_that_can_be_none_is_refused(String id) {
    var before = Postgres.databasesAndRoles("kontor_" + host.siteId());
    // Sent as the path's own segment, whatever a client would make of it.
    var answer = host.put(id.replace("..", "%2E%2E"), configuration("acme", "shipping"));

    assertProblem(answer, 400);
    assertThat(Postgres.databasesAndRoles("kontor_" + host.siteId())).isEqualTo(before);
  }

  @Test
  void an_empty_id_is_refused() {
    assertThat(host.admin("PUT", "/tenants/", configuration("acme", "shipping")).status())
        .isIn(400, 404, 405);
  }

  @Test
  void a_failed_step_is_told_and_the_same_call_goes_on() {
    var failing =
        configuration("stuck", "probe")
            .replace("\"database\"", "\"settings\": {\"probe.fails\": true}, \"database\"");

    assertProblem(host.put("stuck", failing), 500);

    var failed = host.admin("GET", "/tenants/stuck");
    assertThat(failed.text("state")).isEqualTo("failed");
    assertThat(failed.text("failure", "step")).isEqualTo("configuration");
    var tried = operations("stuck").getFirst();
    assertThat(tried.text("state")).isEqualTo("failed");
    assertThat(tried.at("steps").texts("error").get(5)).isNotBlank();
    assertThat(tried.at("steps").texts("state").get(6)).isEqualTo("pending");
    var visitor = host.get("/t/stuck/probe/thread");
    assertProblem(visitor, 503);
    assertThat(visitor.header("Retry-After")).isNotNull();

    assertThat(host.put("stuck", configuration("stuck", "probe")).status()).isEqualTo(201);
    assertThat(host.get("/t/stuck/probe/thread").status()).isEqualTo(200);
  }

  private static List<Json> operations(String tenant) {
    return host.admin("GET", "/tenants/%s/operations".formatted(tenant)).json().list();
  }
}
