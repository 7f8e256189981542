package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static dev.kontor.host.app.TestHost.configuration;
import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.app.Http.Answer;
import dev.kontor.host.context.RunningContext;
import dev.kontor.host.tenancy.Tenants;
import dev.kontor.host.world.RealWorld;
import dev.kontor.probe.Probe;
import dev.kontor.tenant.TenantId;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A context's life: built once, put to sleep, replaced, woken, and gone without a trace. */
final class ContextLifeTest {

  /** In the names of threads that come and go with what else a test does. */
  private static final List<String> OF_OTHERS =
      List.of(
          "HttpClient",
          "ForkJoinPool",
          "eventLoop",
          "EventExecutor",
          "process reaper",
          "VirtualThread-",
          "PostgreSQL-JDBC-");

  private static TestHost host;

  @BeforeAll
  static void start() {
    host = TestHost.start();
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static CompletableFuture<Answer> getLater(TestHost host, String path) {
    return Http.sendLater(host.port(), "GET", path, null);
  }

  private static String with(String tenant, String settings) {
    return configuration(tenant, "probe")
        .replace("\"database\"", "\"settings\": {%s}, \"database\"".formatted(settings));
  }

  @Test
  void two_hundred_who_come_first_build_one_context() {
    host.onboard("rushed", "probe");
    int before = Probe.started();

    var answers = IntStream.range(0, 200).mapToObj(_ -> getLater(host, "/t/rushed/probe/tenant"));

    assertThat(answers.toList().stream().map(CompletableFuture::join))
        .allSatisfy(answer -> assertThat(answer.body()).isEqualTo("rushed"));
    assertThat(Probe.started() - before).isEqualTo(1);
  }

  @Test
  void controllers_run_on_virtual_threads() {
    host.onboard("threads", "probe");

    assertThat(host.get("/t/threads/probe/thread").body()).isEqualTo("virtual");
    assertThat(
            host.post("/t/threads/probe/thread", "x".repeat(300_000), "Content-Type", "text/plain")
                .body())
        .isEqualTo("virtual 300000");
  }

  @Test
  void a_mistake_inside_tells_nothing_of_the_inside() {
    host.onboard("mistaken", "probe");

    for (var path : List.of("/t/mistaken/probe/fail", "/t/mistaken/probe/number")) {
      var answer = host.get(path);
      assertThat(answer.status()).as(path).isEqualTo(500);
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
      assertThat(answer.body())
          .doesNotContain("the probe's inside")
          .doesNotContain("input")
          .doesNotContain("Exception");
    }
    assertThat(host.admin("GET", "/tenants/mistaken").text("lastError"))
        .contains("NumberFormatException");
    assertNobodyIsInside("mistaken");
  }

  /** A context that somebody stays inside is closed late, and never counts as asleep. */
  private static void assertNobodyIsInside(String tenant) {
    var asleep = host.admin("POST", "/tenants/%s/sleep".formatted(tenant));
    assertThat(asleep.text("awake")).isEqualTo("false");
    assertThat(
            Postgres.texts(
                "kontor_%s_control".formatted(host.siteId()),
                "select awake from control.tenant where id = '%s'".formatted(tenant)))
        .containsExactly("f");
  }

  @Test
  void a_server_that_is_gone_or_has_no_connection_free_is_no_mistake() {
    host.onboard("stranded", "probe");

    var answer = host.get("/t/stranded/probe/outage");

    assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body()).doesNotContain("inside").doesNotContain("repository");
    assertThat(host.get("/t/stranded/probe/tenant").status()).isEqualTo(200);
  }

  @Test
  void nobody_puts_a_context_to_sleep_under_a_running_request() {
    host.onboard("held", "probe");
    var held = getLater(host, "/t/held/probe/block");
    eventually("the request is inside", () -> Probe.blocked() == 1);

    var sleep =
        Http.sendLater(
            host.port(),
            "POST",
            "/admin/v1/tenants/held/sleep",
            null,
            "Authorization",
            "Bearer " + host.token());
    eventually("its gate is shut", () -> !host.isAwake("held"));
    int stopped = Probe.stopped();
    assertThat(sleep).isNotDone();

    Probe.release(1);
    assertThat(held.join().body()).isEqualTo("first");
    assertThat(sleep.join().status()).isEqualTo(200);
    assertThat(Probe.stopped()).isEqualTo(stopped + 1);
    assertThat(host.get("/t/held/probe/tenant").status()).isEqualTo(200);
  }

  @Test
  void a_sleeping_context_leaves_nothing_behind() {
    host.onboard("forgotten", "probe");
    // What is made once for all contexts is not this context's.
    host.get("/t/forgotten/probe/tenant");
    host.admin("POST", "/tenants/forgotten/sleep");
    var threads = platformThreads();
    int timers = host.bean(RealWorld.class).timers();

    host.get("/t/forgotten/probe/tenant");
    var references = references("forgotten");
    host.admin("POST", "/tenants/forgotten/sleep");

    eventually(
        "context and beans are collected",
        () -> {
          System.gc();
          return references.stream().allMatch(reference -> reference.get() == null);
        });
    eventually("no thread is left", () -> threads.containsAll(platformThreads()));
    eventually("no timer is left", () -> host.bean(RealWorld.class).timers() <= timers);
    eventually(
        "no connection is left",
        () ->
            Postgres.texts(
                    "postgres",
                    "select pid from pg_stat_activity where usename = 'kontor_%s_forgotten_login'"
                        .formatted(host.siteId()))
                .isEmpty());
  }

  private static List<WeakReference<Object>> references(String tenant) {
    try (var lease = host.bean(Tenants.class).enter(new TenantId(tenant))) {
      RunningContext context = lease.context();
      return List.of(
          new WeakReference<>(context),
          new WeakReference<>(context.beans()),
          new WeakReference<>(context.database()));
    }
  }

  /** Without those of the virtual machine, the driver and the test's own HTTP client. */
  private static Set<Thread> platformThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread ->
            !thread.isVirtual() && OF_OTHERS.stream().noneMatch(thread.getName()::contains))
        .collect(toUnmodifiableSet());
  }

  @Test
  void an_idle_tenant_sleeps_and_beyond_the_most_the_least_recently_used_does() {
    try (var small =
        TestHost.start(Map.of("kontor.sleep.idle-after", "2s", "kontor.sleep.most-awake", "2"))) {
      for (var tenant : List.of("one", "two", "three")) {
        small.onboard(tenant, "probe");
      }
      small.get("/t/one/probe/tenant");
      small.get("/t/two/probe/tenant");
      small.get("/t/one/probe/tenant");

      small.get("/t/three/probe/tenant");

      assertThat(small.isAwake("two")).isFalse();
      assertThat(small.isAwake("three")).isTrue();
      eventually(
          "all sleep",
          () ->
              small.admin("GET", "/tenants").json().texts("awake").stream()
                  .noneMatch("true"::equals));
      assertThat(small.get("/t/two/probe/tenant").body()).isEqualTo("two");
    }
  }

  @Test
  void reconfiguring_under_load_loses_no_request() {
    host.onboard("busy", "probe");
    var stopped = new AtomicBoolean();
    var callers =
        IntStream.range(0, 8)
            .mapToObj(_ ->
                CompletableFuture.supplyAsync(() -> callUntil(stopped), Thread::startVirtualThread))
            .toList();

    for (int change = 1; change <= 6; change++) {
      var changed = with("busy", "\"probe.answer\": \"answer %d\"".formatted(change));
      assertThat(host.put("busy", changed).status()).isEqualTo(200);
      assertThat(host.get("/t/busy/probe/answer").body()).isEqualTo("answer " + change);
    }
    stopped.set(true);

    var answers = callers.stream().flatMap(caller -> caller.join().stream()).toList();
    assertThat(answers).hasSizeGreaterThan(48);
    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
  }

  private static List<Answer> callUntil(AtomicBoolean stopped) {
    var answers = new ArrayList<Answer>();
    while (!stopped.get()) {
      answers.add(host.get("/t/busy/probe/answer"));
    }
    return answers;
  }

  @Test
  void a_change_that_does_not_start_keeps_the_old_context() {
    host.onboard("stable", "probe");
    assertThat(host.get("/t/stable/probe/answer").body()).isEqualTo("first");
    int stopped = Probe.stopped();

    var answer =
        host.put("stable", with("stable", "\"probe.answer\": \"second\", \"probe.fails\": true"));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text("detail")).contains("probe.fails");
    assertThat(host.state("stable")).isEqualTo("active");
    assertThat(host.get("/t/stable/probe/answer").body()).isEqualTo("first");
    assertThat(Probe.stopped()).isEqualTo(stopped);
    var operation = host.admin("GET", "/tenants/stable/operations").json().list().getFirst();
    assertThat(operation.text("state")).isEqualTo("failed");

    assertThat(host.put("stable", with("stable", "\"probe.answer\": \"second\"")).status())
        .isEqualTo(200);
    assertThat(host.get("/t/stable/probe/answer").body()).isEqualTo("second");
  }

  @ParameterizedTest
  @ValueSource(strings = {"type", "data"})
  void a_module_with_conversions_of_its_own_does_not_start(String kind) {
    var answer =
        host.put(
            "converting-" + kind,
            with("converting-" + kind, "\"probe.converter\": \"" + kind + "\""));

    assertThat(answer.status()).as(answer.toString()).isEqualTo(500);
    assertThat(answer.text("detail")).contains("tenants' contexts share their conversions");
  }

  @Test
  void a_stored_setting_is_not_filled_in_from_the_environment() {
    try (var older = TestHost.start()) {
      older.onboard("curious", "probe");
      assertThat(older.put("curious", with("curious", "\"probe.answer\": \"HOME\"")).status())
          .isEqualTo(200);
      var control = "kontor_%s_control".formatted(older.siteId());
      older.stop();
      Postgres.execute(
          control,
          "update control.configuration_version set configuration ="
              + " replace(configuration::text, 'HOME', '${HOME}')::jsonb");
      older.startAgain();

      var answer = older.get("/t/curious/probe/answer");

      assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
      assertThat(older.admin("GET", "/tenants/curious").text("lastError")).contains("probe.answer");
    }
  }

  @Test
  void a_replaced_context_finishes_what_runs_inside_it() {
    host.onboard("replaced", "probe");
    var held = getLater(host, "/t/replaced/probe/block");
    eventually("the request is inside", () -> Probe.blocked() == 1);

    assertThat(host.put("replaced", with("replaced", "\"probe.answer\": \"second\"")).status())
        .isEqualTo(200);

    assertThat(host.get("/t/replaced/probe/answer").body()).isEqualTo("second");
    int stopped = Probe.stopped();
    Probe.release(1);
    assertThat(held.join().body()).isEqualTo("first");
    eventually("the old context is closed", () -> Probe.stopped() == stopped + 1);
  }

  @Test
  void a_tenants_clock_begins_where_its_configuration_says_and_runs_on() {
    var configuration =
        configuration("sandbox", "probe")
            .replace("\"database\"", "\"clock\": \"2009-03-01T00:00:00Z\", \"database\"");
    assertThat(host.put("sandbox", configuration).status()).isEqualTo(201);

    var first = Instant.parse(host.get("/t/sandbox/probe/now").body());
    host.admin("POST", "/tenants/sandbox/sleep");
    var second = Instant.parse(host.get("/t/sandbox/probe/now").body());

    assertThat(first).isBetween("2009-03-01T00:00:00Z", "2009-03-01T00:05:00Z");
    assertThat(second).isAfter(first).isBefore(first.plus(Duration.ofMinutes(5)));
    host.post("/t/sandbox/tally", "ann", "Content-Type", "text/plain");
    var event = host.admin("GET", "/tenants/sandbox/events").json().list().getFirst();
    assertThat(event.text("recordedAt")).startsWith("2009-03-01T00:0");
    assertThat(host.put("sandbox", configuration.replace("2009", "2010")).status()).isEqualTo(400);
  }

  @Test
  void a_sleeping_tenant_is_woken_when_its_work_is_due() {
    host.onboard("timed", "probe");
    host.get("/t/timed/probe/tenant");
    Postgres.setTimer("kontor_%s_timed".formatted(host.siteId()), "now() + interval '3 seconds'");
    int before = Probe.started();

    var asleep = host.admin("POST", "/tenants/timed/sleep");

    assertThat(asleep.text("awake")).isEqualTo("false");
    assertThat(wakeUps(host, "timed")).doesNotContain("null").hasSize(1);
    eventually("it is woken", () -> Probe.started() == before + 1 && host.isAwake("timed"));
  }

  @Test
  void work_that_is_never_due_lets_a_tenant_sleep_and_its_host_start_again() {
    try (var own = TestHost.start()) {
      own.onboard("never", "probe");
      own.get("/t/never/probe/tenant");
      Postgres.setTimer("kontor_%s_never".formatted(own.siteId()), "'infinity'");
      own.admin("POST", "/tenants/never/sleep");
      assertThat(wakeUps(own, "never")).isNotEmpty().doesNotContain("null");
      Postgres.execute(
          "kontor_%s_control".formatted(own.siteId()),
          "update control.tenant set wake_up = 'infinity' where id = 'never'");
      own.stop();

      own.startAgain();

      assertThat(own.state("never")).isEqualTo("active");
      assertThat(own.isAwake("never")).isFalse();
      assertThat(own.get("/t/never/probe/tenant").body()).isEqualTo("never");
    }
  }

  @Test
  void work_is_due_by_the_tenants_own_clock() {
    var configuration =
        configuration("dated", "probe")
            .replace("\"database\"", "\"clock\": \"2009-03-01T00:00:00Z\", \"database\"");
    assertThat(host.put("dated", configuration).status()).isEqualTo(201);
    host.get("/t/dated/probe/tenant");
    Postgres.setTimer("kontor_%s_dated".formatted(host.siteId()), "'2009-03-02T00:00:00Z'");
    var before = Instant.now();

    host.admin("POST", "/tenants/dated/sleep");

    var wakeUp = Instant.parse(host.admin("GET", "/tenants/dated").text("wakeUp"));
    assertThat(wakeUp)
        .isBetween(before.plus(Duration.ofHours(23)), before.plus(Duration.ofHours(25)));
  }

  @Test
  void a_follow_up_is_tried_again_by_the_hosts_clock_whatever_the_tenants_shows() {
    var configuration =
        configuration("retrying", "probe")
            .replace("\"database\"", "\"clock\": \"2009-03-01T00:00:00Z\", \"database\"");
    assertThat(host.put("retrying", configuration).status()).isEqualTo(201);
    host.get("/t/retrying/probe/tenant");
    Postgres.execute(
        "kontor_%s_retrying".formatted(host.siteId()),
        "insert into kontor.follow_up (number, handler, event, attempts, again)"
            + " values (2, 'mail', 1, 1, now() + interval '24 hours')");
    var before = Instant.now();

    host.admin("POST", "/tenants/retrying/sleep");

    var wakeUp = Instant.parse(host.admin("GET", "/tenants/retrying").text("wakeUp"));
    assertThat(wakeUp)
        .isBetween(before.plus(Duration.ofHours(23)), before.plus(Duration.ofHours(25)));
  }

  private static List<String> wakeUps(TestHost host, String tenant) {
    return Postgres.texts(
        "kontor_%s_control".formatted(host.siteId()),
        "select wake_up from control.tenant where id = '%s' and not awake".formatted(tenant));
  }

  @Test
  void a_caller_who_goes_away_gives_its_lease_back() throws IOException {
    host.onboard("deserted", "probe");
    host.get("/t/deserted/probe/tenant");
    try (var caller = new Socket("localhost", host.port())) {
      caller
          .getOutputStream()
          .write(
              "GET /t/deserted/probe/block HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      eventually("the request is inside", () -> Probe.blocked() == 1);
    }
    Probe.release(1);

    assertNobodyIsInside("deserted");
    assertThat(host.get("/t/deserted/probe/tenant").body()).isEqualTo("deserted");
  }
}
