package dev.kontor.bench;

import static java.util.stream.Collectors.joining;

import dev.kontor.bench.load.ClosedLoop;
import dev.kontor.bench.load.OpenLoop;
import dev.kontor.bench.notes.Notes;
import dev.kontor.bench.notes.WriteNote;
import dev.kontor.host.peer.Peers;
import dev.kontor.host.tenancy.Lease;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.federation.Grant;
import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.federation.Grant.State;
import dev.kontor.tenant.federation.Grants;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The child of {@link NoteProcess}: a host whose tenants write notes to those of a site, its own or
 * another, as the lines on its standard input say. Times are microseconds since 1970, which
 * processes of one machine agree on.
 */
final class NoteHost {

  private static final long UNMARKED = -1;
  private static final long BOUND_NANOS = 120_000_000_000L;

  private final BenchHost host;
  private final List<Lease> tenants = new ArrayList<>();
  private final List<Address> peers = new ArrayList<>();
  private final AtomicLong received = new AtomicLong();
  private final Map<Long, Long> seen = new ConcurrentHashMap<>();

  private NoteHost(BenchHost host) {
    this.host = host;
  }

  /** With the site's name. */
  public static void main(String[] arguments) throws Exception {
    Bench.quiet();
    Thread.setDefaultUncaughtExceptionHandler(Bench::failed);
    try (var host = BenchHost.start(Map.of("kontor.name", arguments[0]));
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      var notes = new NoteHost(host);
      notes.answer(Integer.toString(host.port()));
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        notes.answer(notes.does(line.split(" ", -1)));
      }
      // A host that is closed waits for whoever is inside.
      notes.tenants.forEach(Lease::close);
    }
    System.exit(0);
  }

  private void answer(String text) {
    System.out.println(NoteProcess.ANSWER + text);
  }

  private String does(String[] words) throws Exception {
    return switch (words[0]) {
      case "peer" -> peer(words[1], words[2]);
      case "onboard" -> onboard(Integer.parseInt(words[1]));
      case "ask" -> ask(words[1], Integer.parseInt(words[2]));
      case "allow" -> allow();
      case "begin" -> begin();
      case "rate" -> rate(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
      case "settle" -> settle(Long.parseLong(words[1]));
      case "open" -> open(Double.parseDouble(words[1]), Integer.parseInt(words[2]));
      case "seen" -> seen(Integer.parseInt(words[1]));
      default ->
          throw new IllegalArgumentException("nobody knows what '%s' is".formatted(words[0]));
    };
  }

  /** Makes another site a peer, whatever key it shows. */
  private String peer(String name, String url) {
    var all = host.bean(Peers.class);
    var _ = all.add(name, url, all.look(name, url).key().fingerprint());
    return "";
  }

  private String onboard(int number) {
    for (int i = 0; i < number; i++) {
      var lease = host.enter(host.onboard("house" + i, "notes"));
      tenants.add(lease);
      lease
          .context()
          .beans()
          .getBean(Notes.class)
          .tell(_ -> received.incrementAndGet(), at -> seen.put(at, now()));
    }
    return "";
  }

  /** Each tenant is to write to one of that site, so many further on. */
  private String ask(String site, int further) {
    for (int i = 0; i < tenants.size(); i++) {
      var to = new Address(new TenantId("house" + (i + further) % tenants.size()), site);
      peers.add(to);
      var from = tenants.get(i).context().address();
      var _ =
          tenants.get(i).inside(beans -> beans.getBean(Grants.class).ask(Notes.GRANT, from, to));
    }
    return "";
  }

  /** Waits until each tenant is asked, and allows it. */
  private String allow() {
    for (var tenant : tenants) {
      await("questions", () -> count(tenant, Side.GIVEN, State.ASKED) == 1);
      for (var grant : grants(tenant)) {
        if (grant.side() == Side.GIVEN) {
          var _ = tenant.inside(beans -> beans.getBean(Grants.class).allow(grant.id()));
        }
      }
    }
    return "";
  }

  /** Waits until each tenant is allowed to write. */
  private String begin() {
    for (var tenant : tenants) {
      await("answers", () -> count(tenant, Side.HELD, State.ALLOWED) == 1);
    }
    return "";
  }

  private static long count(Lease tenant, Side side, State state) {
    return grants(tenant).stream()
        .filter(grant -> grant.side() == side && grant.state() == state)
        .count();
  }

  private static List<Grant> grants(Lease tenant) {
    return tenant.inside(beans -> beans.getBean(Grants.class).all());
  }

  /** Writes for a while in a closed loop; says since when, and how many notes. */
  private String rate(int clients, int millis) throws Exception {
    var written = new AtomicLong();
    long begun = now();
    var _ =
        ClosedLoop.rate(
            Thread.ofVirtual().factory(),
            clients,
            millis,
            (client, _) -> {
              write(client % tenants.size(), UNMARKED);
              written.incrementAndGet();
            },
            () -> {});
    return begun + " " + written;
  }

  /** Waits until so many notes have come and all their effects are committed; says when. */
  private String settle(long expected) {
    await(expected + " notes", () -> received.get() >= expected);
    await("commits", () -> tenants.stream().allMatch(tenant -> tenant.context().isQuiet()));
    long settled = now();
    if (received.getAndSet(0) != expected) {
      throw new IllegalStateException("more notes have come than were written");
    }
    return Long.toString(settled);
  }

  /** Writes so many notes at that rate; says when each of those that are marked was committed. */
  private String open(double perSecond, int count) throws Exception {
    var committed = new ConcurrentHashMap<Long, Long>();
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var _ =
          OpenLoop.run(
              clients,
              perSecond,
              count,
              number -> {
                write(number % tenants.size(), number);
                if (Notes.isMarked(number)) {
                  committed.put((long) number, now());
                }
              });
    }
    return text(committed);
  }

  /** Waits until so many marked notes have come; says when each one's effect was committed. */
  private String seen(int count) {
    await(count + " marked notes", () -> seen.size() >= count);
    var times = text(seen);
    seen.clear();
    return times;
  }

  private static String text(Map<Long, Long> times) {
    return times.entrySet().stream()
        .map(each -> each.getKey() + ":" + each.getValue())
        .collect(joining(" "));
  }

  private void write(int tenant, long number) {
    var lease = tenants.get(tenant);
    var _ = lease.inside(_ -> lease.context().send(new WriteNote(peers.get(tenant), number)));
  }

  private static long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + BOUND_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("not within two minutes: " + what);
      }
      LockSupport.parkNanos(500_000);
    }
  }
}
