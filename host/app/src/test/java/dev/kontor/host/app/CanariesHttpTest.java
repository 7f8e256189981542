package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.app.Http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Three tenants of one host call their batches, orders and systems alike, under the same
 * idempotency keys, and each has a bird that sings in all that is its own. However many ask at
 * once, rightly or wrongly: no bird is found in what another tenant is answered, in a problem's
 * details, in what operators see of another, nor in the host's figures.
 */
final class CanariesHttpTest {

  private static final List<String> BIRDS = List.of("robin", "finch", "heron");
  private static final int ASKERS_EACH = 2;
  private static final int REQUESTS = 120;

  private static TestHost host;

  @BeforeAll
  static void start() {
    host = TestHost.start();
    for (int tenant = 0; tenant < BIRDS.size(); tenant++) {
      var configuration =
          TestHost.configuration(tenant(tenant), "allocation\", \"systems")
              .replace("Title of", "House of the %s,".formatted(BIRDS.get(tenant)))
              .replaceFirst(
                  "\\}$",
                  ", \"settings\": {\"allocation.stock-mail\": \"desk@%s.example\"}}"
                      .formatted(BIRDS.get(tenant)));
      var answer = host.put(tenant(tenant), configuration);
      assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static String tenant(int number) {
    return "house-" + number;
  }

  @Test
  void no_bird_sings_in_anothers_house() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var askers = new ArrayList<Callable<Integer>>();
      for (int i = 0; i < BIRDS.size() * ASKERS_EACH; i++) {
        int tenant = i % BIRDS.size();
        var random = new Random(i);
        askers.add(() -> askAll(tenant, random));
      }
      var own = threads.invokeAll(askers);
      for (var songs : own) {
        assertThat(songs.get()).as("answers that tell of the tenant's own bird").isPositive();
      }
    }
    for (int tenant = 0; tenant < BIRDS.size(); tenant++) {
      int it = tenant;
      eventually("nothing is left to do", () -> followUps(it).equals("0"));
      for (var thing : List.of("", "/events?limit=1000", "/mail", "/dead-letters", "/operations")) {
        var answer = host.admin("GET", "/tenants/" + tenant(tenant) + thing);
        assertThat(answer.status()).as(thing).isEqualTo(200);
        assertClean(tenant, answer);
      }
      assertThat(host.admin("GET", "/tenants/" + tenant(tenant) + "/mail").body())
          .contains(BIRDS.get(tenant));
    }
    assertThat(host.get("/prometheus").body()).doesNotContainPattern(any(BIRDS));
  }

  private static int askAll(int tenant, Random random) {
    var path = "/t/%s".formatted(tenant(tenant));
    return (int)
        IntStream.range(0, REQUESTS)
            .mapToObj(_ -> ask(path, BIRDS.get(tenant), random))
            .peek(answer -> assertClean(tenant, answer))
            .filter(answer -> answer.toString().contains(BIRDS.get(tenant)))
            .count();
  }

  /** Names and keys are everybody's; only the bird is the tenant's own. */
  private static Answer ask(String path, String bird, Random random) {
    int number = random.nextInt(10);
    var key = "key-" + random.nextInt(40);
    return switch (random.nextInt(9)) {
      case 0 ->
          host.post(
              path + "/batches",
              "{\"reference\": \"batch-%d\", \"sku\": \"LAMP %s\", \"quantity\": 3}"
                  .formatted(number, bird),
              "Idempotency-Key",
              key);
      case 1 ->
          host.post(
              path + "/allocations",
              "{\"orderId\": \"order-%d\", \"sku\": \"LAMP %s\", \"quantity\": 2}"
                  .formatted(number, bird),
              "Idempotency-Key",
              key);
      case 2 ->
          host.post(
              path + "/allocations",
              "{\"orderId\": \"order-%d\", \"sku\": \"no %s\", \"quantity\": 1}"
                  .formatted(number, bird));
      case 3 ->
          host.post(
              path + "/batches",
              "{\"reference\": \"%s\", \"sku\": \"LAMP\", \"quantity\": \"%s\"}"
                  .formatted(bird, bird));
      case 4 -> host.post(path + "/batches", "{\"reference\": " + bird);
      case 5 ->
          host.post(
              path + "/systems",
              "{\"name\": \"Desk of the %s\"}".formatted(bird),
              "Idempotency-Key",
              key);
      case 6 -> host.get(path + "/batches/batch-" + number);
      case 7 -> host.get(path + "/allocations/order-" + number);
      default -> host.get(path + "/systems");
    };
  }

  private static void assertClean(int tenant, Answer answer) {
    var others = new ArrayList<>(BIRDS);
    others.remove(tenant);
    assertThat(answer.toString())
        .as("what is answered to '%s'", tenant(tenant))
        .doesNotContainPattern(any(others));
  }

  private static String followUps(int tenant) {
    return Postgres.texts(
            "kontor_%s_%s".formatted(host.siteId(), tenant(tenant)),
            "select count(*) from kontor.follow_up")
        .getFirst();
  }

  private static String any(List<String> birds) {
    return birds.stream().collect(Collectors.joining("|", "(?i)(", ")"));
  }
}
