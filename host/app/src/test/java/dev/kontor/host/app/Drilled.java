package dev.kontor.host.app;

import dev.kontor.drill.Perform;
import dev.kontor.drill.Script;
import dev.kontor.drill.Unit;
import dev.kontor.host.followup.FollowUpStore.DeadLetter;
import dev.kontor.host.tenancy.Tenants;
import dev.kontor.tenant.TenantId;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A thing of a scenario's own, in the tenant that all scenarios share; and what became of it. */
final class Drilled {

  private static final AtomicLong COUNT = new AtomicLong();
  private static final TenantId TENANT = new TenantId("drill");

  private final TestHost host;
  private final long number = COUNT.incrementAndGet();
  final String thing = "thing%04d".formatted(number);
  final Inside inside;

  Drilled(TestHost host) {
    this.host = host;
    inside = new Inside(host, TENANT.value());
  }

  Script script() {
    return Script.of(thing);
  }

  String perform(Consumer<Unit> body) {
    return inside.call(context -> context.send(new Perform(body)));
  }

  List<String> events() {
    return texts(
        "SELECT data ->> 'what' FROM kontor.event WHERE stream = 'thing-%s' ORDER BY version");
  }

  long rows() {
    return count("SELECT count(*) FROM drill.note WHERE thing = '%s'");
  }

  /** What the rows say, in the order in which they were written. */
  List<String> notes() {
    return texts("SELECT text FROM drill.note WHERE thing = '%s' ORDER BY xmin::text::bigint");
  }

  long followUps() {
    return count(
        """
        SELECT count(*) FROM kontor.follow_up run LEFT JOIN kontor.event ON position = run.event
        WHERE 'thing-%1$s' IN (stream, queue)\
        """);
  }

  /** The row, the event and its follow-ups, by the transactions that wrote them. */
  List<String> writtenBy() {
    return texts(
        """
        SELECT xmin::text FROM drill.note WHERE thing = '%1$s'
        UNION ALL SELECT xmin::text FROM kontor.event WHERE stream = 'thing-%1$s'
        UNION ALL SELECT run.xmin::text FROM kontor.follow_up run
          JOIN kontor.event ON position = run.event WHERE stream = 'thing-%1$s'\
        """);
  }

  long correlations() {
    return count(
        "SELECT count(DISTINCT metadata ->> 'correlation') FROM kontor.event WHERE stream ="
            + " 'thing-%s'");
  }

  private long count(String query) {
    return Long.parseLong(texts(query).getFirst());
  }

  private List<String> texts(String query) {
    return Postgres.texts(inside.database(), query.formatted(thing));
  }

  /** An event and a run that follows it, as a host leaves them that dies after the commit. */
  void leave(String handler, String what) {
    leave(handler, "drill.happened", what);
  }

  void leave(String handler, String type, String what) {
    long position = 1_000_000_000_000L + 10 * number;
    Postgres.execute(
        inside.database(),
        """
        INSERT INTO kontor.event VALUES (%1$d, 'thing-%2$s', 1, '%6$s', 1,
          '{"thing": "%2$s", "what": "%4$s"}', '{"id": "%5$s", "principal": "x",
          "correlation": "%5$s", "causation": "%5$s"}', now());
        INSERT INTO kontor.follow_up (number, handler, queue, event, attempts)
          VALUES (%1$d + 1, '%3$s', 'thing-%2$s', %1$d, 0)\
        """
            .formatted(
                position,
                thing,
                handler,
                what,
                "00000000-0000-7000-8000-%012d".formatted(number),
                type));
  }

  /** Dead letters of the handler that have to do with this thing. */
  List<DeadLetter> deadLetters(String handler) {
    return deadLetters().stream().filter(each -> each.handler().equals(handler)).toList();
  }

  List<DeadLetter> deadLetters() {
    try (var lease = host.bean(Tenants.class).enter(TENANT)) {
      return lease.context().deadLetters(0, 1000).stream()
          .filter(each -> (each.queue() + " " + each.error()).contains(thing))
          .toList();
    }
  }

  void replay(DeadLetter letter) {
    try (var lease = host.bean(Tenants.class).enter(TENANT)) {
      lease.context().replay(letter.number());
    }
  }

  void discard(DeadLetter letter) {
    try (var lease = host.bean(Tenants.class).enter(TENANT)) {
      lease.context().discard(letter.number());
    }
  }

  void sleep() {
    host.bean(Tenants.class).sleep(TENANT);
  }

  void wake() {
    host.bean(Tenants.class).wake(TENANT);
  }
}
