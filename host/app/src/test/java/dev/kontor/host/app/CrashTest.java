package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static dev.kontor.host.app.TestHost.configuration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.crash.CrashingHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A host that is killed between any two steps: the next one on its folder goes on and converges.
 */
final class CrashTest {

  private TestHost host;

  @BeforeEach
  void prepare() {
    host = TestHost.prepare();
  }

  @AfterEach
  void stop() {
    host.close();
  }

  /** Stops the host, and has another process take its place for a while. */
  private ChildHost child(String... machine) {
    host.stop();
    return ChildHost.start(
        host.folder(),
        List.of(machine),
        CrashingHost.class,
        host.options().entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .toList());
  }

  private void whileHalting(String after, String method, String path, @Nullable String body) {
    try (var child = child("-Dcrash.after=" + after)) {
      int port = Integer.parseInt(child.waitFor("port"));
      try {
        var answer =
            Http.send(
                port, method, "/admin/v1" + path, body, "Authorization", "Bearer " + host.token());
        throw new AssertionError("the host answered before it halted: " + answer);
      } catch (UncheckedIOException cutOff) {
        assertThat(child.exitCode()).isEqualTo(CrashingHost.HALTED);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"register", "ensureDatabase", "keep(tenant 'cut')", "open"})
  void an_onboarding_that_was_cut_off_goes_on(String after) {
    goesOnAfter(after);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(strings = {"ensureRoles", "ensureGrants", "migrate", "migrated", "enter(ACTIVE)"})
  void wherever_an_onboarding_was_cut_off_it_goes_on(String after) {
    goesOnAfter(after);
  }

  private void goesOnAfter(String after) {
    whileHalting(after, "PUT", "/tenants/cut", configuration("cut", "allocation"));

    host.startAgain();

    eventually("it is active", () -> host.state("cut").equals("active"));
    eventually(
        "its latest operation is done",
        () ->
            after.equals("enter(ACTIVE)")
                || host.admin("GET", "/tenants/cut/operations")
                    .json()
                    .list()
                    .getFirst()
                    .text("state")
                    .equals("done"));
    assertThat(Postgres.databasesAndRoles(host.siteId() + "_cut")).hasSize(3);
    var bought =
        host.post("/t/cut/batches", "{\"reference\":\"b1\",\"sku\":\"LAMP\",\"quantity\":3}");
    assertThat(bought.status()).as(bought.toString()).isEqualTo(201);
    assertThat(host.put("cut", configuration("cut", "allocation")).status()).isEqualTo(200);
  }

  @Test
  void an_onboarding_that_was_cut_off_goes_on_as_the_folder_says_now() throws IOException {
    whileHalting("ensureDatabase", "PUT", "/tenants/cut", configuration("cut", "allocation"));
    Files.writeString(
        host.folder().resolve("configs/cut.yml"),
        configuration("cut", "allocation").replace("Title of cut", "Changed"));

    host.startAgain();

    var cut = host.admin("GET", "/tenants/cut");
    assertThat(cut.text("state")).isEqualTo("active");
    assertThat(cut.text("title")).isEqualTo("Changed");
    assertThat(
            Postgres.texts(
                "kontor_%s_control".formatted(host.siteId()),
                """
                select configuration ->> 'title' from control.configuration_version
                where tenant = 'cut' order by version\
                """))
        .containsExactly("Title of cut", "Changed");
  }

  @Test
  void a_purge_that_was_cut_off_goes_on() {
    isPurgedAfter("drop");
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(strings = {"enter(PURGING)", "forget"})
  void wherever_a_purge_was_cut_off_it_goes_on(String after) {
    isPurgedAfter(after);
  }

  private void isPurgedAfter(String after) {
    host.startAgain();
    host.onboard("cut", "allocation");
    host.admin("DELETE", "/tenants/cut");
    whileHalting(after, "DELETE", "/tenants/cut?purge=true", null);

    host.startAgain();

    eventually("it is gone", () -> host.admin("GET", "/tenants/cut").status() == 404);
    assertThat(Postgres.databasesAndRoles(host.siteId() + "_cut")).isEmpty();
    host.onboard("cut", "allocation");
  }

  @Test
  void a_tenant_that_was_awake_when_its_host_was_killed_is_woken_and_keeps_its_data() {
    host.startAgain();
    host.onboard("awake", "allocation");
    try (var child = child()) {
      int port = Integer.parseInt(child.waitFor("port"));
      var batch = "{\"reference\":\"b1\",\"sku\":\"LAMP\",\"quantity\":3}";
      assertThat(Http.send(port, "POST", "/t/awake/batches", batch).status()).isEqualTo(201);
      child.kill();
    }

    host.startAgain();

    eventually("it is woken", () -> host.isAwake("awake"));
    assertThat(host.get("/t/awake/batches/b1").status()).isEqualTo(200);
  }

  /**
   * At each moment around falling asleep: the next host knows of the work, and is in time for it.
   */
  @ParameterizedTest
  @ValueSource(strings = {"awake", "asleep"})
  void a_host_killed_around_sleep_forgets_no_due_work(String after) {
    host.startAgain();
    host.onboard("timed", "probe");
    var database = "kontor_%s_timed".formatted(host.siteId());
    if (after.equals("asleep")) {
      whileHaltingAsleep(database);
    } else {
      setTimer(database);
      whileHalting(after, "POST", "/tenants/timed/wake", null);
    }

    host.startAgain();

    eventually("it is woken", () -> host.isAwake("timed"));
  }

  private static void setTimer(String database) {
    Postgres.setTimer(database, "now() + interval '1 second'");
  }

  /** The timer is set while the tenant is awake, behind its back: it would fire it itself. */
  private void whileHaltingAsleep(String database) {
    try (var child = child("-Dcrash.after=asleep")) {
      int port = Integer.parseInt(child.waitFor("port"));
      assertThat(tell(port, "wake").status()).isEqualTo(200);
      setTimer(database);
      assertThatThrownBy(() -> tell(port, "sleep")).isInstanceOf(UncheckedIOException.class);
      assertThat(child.exitCode()).isEqualTo(CrashingHost.HALTED);
    }
  }

  private Http.Answer tell(int port, String verb) {
    return Http.send(
        port,
        "POST",
        "/admin/v1/tenants/timed/" + verb,
        null,
        "Authorization",
        "Bearer " + host.token());
  }
}
