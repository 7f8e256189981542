package dev.kontor.host.app;

import dev.kontor.host.app.Http.Answer;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who works with a mortal host's tenants from outside, all at once: of {@code made} they buy and
 * order, of {@code brave} they want deeds and counts, {@code ann} they have write to {@code bob}.
 */
final class Customers {

  private static final int BATCH = 20;
  private static final int SHRUNK = 12;

  private final MortalHost host;
  private final int tasks;
  private final int deaths;
  private final List<Clerk> orders;
  private final Clerk purchases;
  private final List<Clerk> deeds;
  private final List<Clerk> counts;
  private final Clerk sayings;

  /** Each with so many tasks, as many in each of the host's lives. */
  Customers(MortalHost host, int tasks, int deaths) {
    this.host = host;
    this.tasks = tasks;
    this.deaths = deaths;
    purchases = Clerk.inTheSameWords("batch", host, tasks / 5, deaths, this::buys);
    orders = List.of(ordering("north"), ordering("south"));
    deeds = List.of(rescuing("cat"), rescuing("dog"));
    counts = List.of(counting("odd"), counting("even"));
    sayings = Clerk.inOtherWords("word", host, tasks, deaths, (_, words) -> says(words));
  }

  private Clerk ordering(String name) {
    return Clerk.inTheSameWords(name, host, tasks, deaths, (_, order) -> orders(order));
  }

  private Clerk rescuing(String name) {
    return Clerk.inOtherWords(
        name,
        host,
        tasks,
        deaths,
        (_, deed) -> is(200, host.ask("GET", "/t/brave/deed/" + deed, null)));
  }

  private Clerk counting(String name) {
    return Clerk.inTheSameWords(name, host, tasks, deaths, (_, counted) -> counts(counted));
  }

  /** Every other time less of the batch before comes than was said. */
  private boolean buys(int number, String batch) {
    return number % 2 == 0
        ? is(
            201,
            once(
                batch,
                "POST",
                "/t/made/batches",
                "{\"reference\": \"%s\", \"sku\": \"LAMP\", \"quantity\": %d}"
                    .formatted(batch, BATCH)))
        : is(
            200,
            once(
                batch,
                "PATCH",
                "/t/made/batches/batch-" + (number - 1),
                "{\"quantity\": %d}".formatted(SHRUNK)));
  }

  private boolean orders(String order) {
    return is(
        202,
        once(
            order,
            "POST",
            "/t/made/allocations",
            "{\"orderId\": \"%s\", \"sku\": \"LAMP\", \"quantity\": 1}".formatted(order)));
  }

  private boolean counts(String counted) {
    return is(
        201,
        host.ask(
            "POST",
            "/t/brave/tally",
            counted,
            "Content-Type",
            "text/plain",
            "Idempotency-Key",
            counted));
  }

  private boolean says(String words) {
    return is(
        200,
        host.ask(
            "POST",
            "/t/ann/guild/said",
            "{\"to\": \"bob@bremen\", \"text\": \"%s\"}".formatted(words)));
  }

  private @Nullable Answer once(String key, String method, String path, String body) {
    return host.ask(method, path, body, "Content-Type", "application/json", "Idempotency-Key", key);
  }

  private static boolean is(int status, @Nullable Answer answer) {
    return answer != null && answer.status() == status;
  }

  List<Clerk> all() {
    return Stream.of(orders, List.of(purchases), deeds, counts, List.of(sayings))
        .flatMap(List::stream)
        .toList();
  }

  List<Clerk> orders() {
    return orders;
  }

  Clerk purchases() {
    return purchases;
  }

  List<Clerk> deeds() {
    return deeds;
  }

  List<Clerk> counts() {
    return counts;
  }

  Clerk sayings() {
    return sayings;
  }
}
