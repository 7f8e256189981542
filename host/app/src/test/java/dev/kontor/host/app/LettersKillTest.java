package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two hosts, each a process on a data folder of its own, that are killed at random while their
 * tenants write to one another: each letter whose sender was told that it is sent arrives once, and
 * in its order; one whose sender was told nothing at most once.
 */
final class LettersKillTest {

  /** Another run's, to repeat what it had killed when, as far as a machine can. */
  private static final String SEED = "kontor.seed";

  @Test
  void letters_arrive_once_and_in_order_though_both_hosts_are_killed() throws Exception {
    writeAndDie(60, 2);
  }

  @Tag("long")
  @Test
  void a_thousand_letters_each_way_arrive_while_each_host_is_killed_twenty_times()
      throws Exception {
    writeAndDie(1000, 20);
  }

  private static void writeAndDie(int letters, int deaths) throws Exception {
    var given = System.getProperty(SEED);
    long seed = given == null ? new SecureRandom().nextLong() : Long.parseLong(given);
    System.out.printf("-D%s=%d%n", SEED, seed);
    var bremen = prepared("bremen");
    var riga = prepared("riga");
    Sites.introduce(bremen, "riga", riga);
    Sites.introduce(riga, "bremen", bremen);
    var ann = Houses.onboard(bremen, "ann");
    var bob = Houses.onboard(riga, "bob");
    bob.admit(ann);
    ann.admit(bob);
    var annsEar = new Ear(ann.inside().database(), "bob@riga");
    var bobsEar = new Ear(bob.inside().database(), "ann@bremen");
    bremen.stop();
    riga.stop();
    try (var first = new MortalHost(bremen);
        var second = new MortalHost(riga);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      first.live();
      second.live();
      var anns = mouth(first, "ann", "bob@riga", letters, deaths);
      var bobs = mouth(second, "bob", "ann@bremen", letters, deaths);
      List<Callable<Object>> all =
          List.of(
              Executors.callable(() -> first.dieAtRandom(deaths, new Random(seed))),
              Executors.callable(() -> second.dieAtRandom(deaths, new Random(~seed))),
              Executors.callable(anns::workOff),
              Executors.callable(bobs::workOff));
      for (var done : threads.invokeAll(all)) {
        var _ = done.get();
      }

      bobsEar.assertHears(anns, seed);
      annsEar.assertHears(bobs, seed);
      assertThat(List.of(first.deaths(), second.deaths())).containsOnly(deaths);
    }
  }

  private static TestHost prepared(String name) {
    return TestHost.start(
        Map.of("kontor.name", name, "kontor.port", Integer.toString(Ports.free())));
  }

  /** What a tenant says, in other words where nobody confirms it. */
  private static Clerk mouth(MortalHost host, String tenant, String to, int letters, int deaths) {
    return Clerk.inOtherWords(
        tenant,
        host,
        letters,
        deaths,
        (_, text) -> {
          var answer =
              host.ask(
                  "POST",
                  "/t/%s/guild/said".formatted(tenant),
                  "{\"to\": \"%s\", \"text\": \"%s\"}".formatted(to, text));
          return answer != null && answer.status() == 200;
        });
  }

  /** What a tenant has heard of another, as its database has it. */
  private record Ear(String database, String from) {

    void assertHears(Clerk mouth, long seed) {
      eventually("all is heard", () -> heard().containsAll(mouth.confirmed()));
      var heard = heard();
      assertThat(heard).as("seed %d", seed).doesNotHaveDuplicates();
      assertThat(mouth.asked().stream().filter(heard::contains))
          .as("seed %d", seed)
          .isEqualTo(heard);
    }

    private List<String> heard() {
      return Postgres.texts(
          database,
          "SELECT data ->> 'text' FROM kontor.event WHERE stream = 'ear-%s' ORDER BY version"
              .formatted(from));
    }
  }
}
