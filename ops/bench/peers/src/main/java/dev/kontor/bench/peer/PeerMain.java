package dev.kontor.bench.peer;

import dev.kontor.bench.load.ClosedLoop;
import dev.kontor.bench.load.Countdown;
import dev.kontor.bench.load.OpenLoop;
import dev.kontor.bench.load.Shares;
import dev.kontor.bench.load.Stamps;
import dev.kontor.bench.load.WarmUp;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/**
 * One peer, which does what it is told on standard input, until that ends:
 *
 * <ol>
 *   <li>{@code database URL USER PASSWORD}, once for each tenant;
 *   <li>{@code begin};
 *   <li>{@code warm FORM CLIENTS MILLIS TENANTS}, answered when the compiler has seen all of it;
 *   <li>{@code rate FORM CLIENTS MILLIS TENANTS}, answered by {@code = UNITS-A-SECOND};
 *   <li>{@code latency PER-SECOND COUNT}, answered by {@code = MEDIAN NINETY-NINTH} in ms.
 * </ol>
 */
public final class PeerMain {

  private static final int MOST_CLIENTS = 32;

  private final List<Login> logins = new ArrayList<>();
  private final Countdown followUps = new Countdown();
  private final AtomicReference<LongConsumer> told = new AtomicReference<>(_ -> followUps.come());
  private final String name;
  private final PrintStream out;
  private Peer peer = new NotBegun();

  private PeerMain(String name, PrintStream out) {
    this.name = name;
    this.out = out;
  }

  /** The peer's name: {@code jdbc}, {@code axon} or {@code modulith}. */
  public static void main(String[] arguments) throws Exception {
    var out = System.out;
    // What libraries say there is no answer.
    System.setOut(System.err);
    new PeerMain(arguments[0], out).run();
    System.exit(0);
  }

  private void run() throws Exception {
    try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        var words = List.of(line.split(" ", -1));
        switch (words.getFirst()) {
          case "database" -> logins.add(new Login(words.get(1), words.get(2), words.get(3)));
          case "begin" -> begin();
          case "warm" -> {
            WarmUp.of(() -> rate(words.get(1), words.subList(2, 5)));
            answer("warm");
          }
          case "rate" -> answer(Double.toString(rate(words.get(1), words.subList(2, 5))));
          case "latency" ->
              answer(latency(Double.parseDouble(words.get(1)), Integer.parseInt(words.get(2))));
          default -> throw new IllegalArgumentException("not understood: " + line);
        }
      }
    }
    peer.close();
  }

  private void begin() throws Exception {
    peer =
        switch (name) {
          case "jdbc" -> new JdbcPeer(logins);
          case "axon" -> new AxonPeer(logins.getFirst());
          case "modulith" -> new ModulithPeer(logins.getFirst());
          default -> throw new IllegalArgumentException("no such peer: " + name);
        };
    peer.onFollowUp(number -> told.get().accept(number));
    answer("begun");
  }

  private double rate(String form, List<String> numbers) throws Exception {
    int clients = Integer.parseInt(numbers.getFirst());
    int millis = Integer.parseInt(numbers.get(1));
    int tenants = Integer.parseInt(numbers.get(2));
    boolean isFollowed = peer.isFollowed(form);
    return ClosedLoop.rate(
        Thread.ofPlatform().factory(),
        clients,
        millis,
        (client, turn) -> {
          if (isFollowed) {
            followUps.expect();
          }
          peer.unit(form, client, Shares.tenant(client, turn, clients, tenants), turn);
        },
        followUps::awaitAll);
  }

  private String latency(double perSecond, int count) throws Exception {
    var stamps = new Stamps(count);
    told.set(number -> stamps.followed((int) number));
    try (var clients = Executors.newFixedThreadPool(MOST_CLIENTS)) {
      var _ =
          OpenLoop.run(
              clients,
              perSecond,
              count,
              number -> {
                peer.unit("unit", 0, 0, number);
                stamps.ended(number);
              });
      stamps.awaitAll();
    } finally {
      told.set(_ -> followUps.come());
    }
    var waits = stamps.waits();
    return waits.median() + " " + waits.ninetyNinth();
  }

  private void answer(String text) {
    out.println("= " + text);
    out.flush();
  }

  private record NotBegun() implements Peer {

    @Override
    public void unit(String form, int client, int tenant, long number) {
      throw new IllegalStateException("not begun");
    }

    @Override
    public void close() {}
  }
}
