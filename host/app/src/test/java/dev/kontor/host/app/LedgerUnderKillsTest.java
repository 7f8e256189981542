package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A host's process under load, with an embedded PostgreSQL of its own: the host is killed at random
 * moments, and its database server is killed or restarted under it. What customers were told, the
 * mails that came in and the lines in a file outside are the ledger: nothing that was acknowledged
 * is lost; nothing that follows from it has its effect twice, and none is missing.
 */
final class LedgerUnderKillsTest {

  /** Another run's, to repeat what it had killed when, as far as a machine can. */
  private static final String SEED = "kontor.seed";

  private final GreenMail mails =
      new GreenMail(new ServerSetup(0, null, ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void openMailServer() {
    mails.start();
  }

  @AfterEach
  void closeMailServer() {
    mails.stop();
  }

  @Test
  void what_was_acknowledged_and_what_follows_from_it_survives_kills_once() throws Exception {
    workAndDie(60, 3, 1);
  }

  @Tag("long")
  @Test
  void fifty_kills_and_five_restarts_of_the_database_lose_and_double_nothing() throws Exception {
    workAndDie(1000, 50, 5);
  }

  private void workAndDie(int tasks, int deaths, int restarts) throws Exception {
    var given = System.getProperty(SEED);
    long seed = given == null ? new SecureRandom().nextLong() : Long.parseLong(given);
    System.out.printf("-D%s=%d%n", SEED, seed);
    var prepared = prepared();
    var folder = prepared.folder();
    var data = folder.resolve("data");
    var server = new OwnServer(data);
    try (var host = new MortalHost(prepared);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      host.live();
      var customers = new Customers(host, tasks, deaths);
      var random = new Random(seed);
      var chosen = random.ints(0, deaths).distinct().limit(restarts).boxed().toList();
      var all = new ArrayList<Callable<Object>>();
      all.add(
          Executors.callable(() ->
              host.dieAtRandom(
                  deaths,
                  random,
                  life -> {
                    if (chosen.contains(life)) {
                      restart(server, random);
                    }
                  })));
      customers.all().forEach(clerk -> all.add(Executors.callable(clerk::workOff)));
      for (var done : threads.invokeAll(all)) {
        var _ = done.get();
      }

      var books = new Books(server, SiteFile.id(data), mails, folder.resolve("outside.txt"));
      eventually("nothing is left to do", books::areClosed);
      System.out.println(books.summary(customers));
      books.assertAgreeWith(customers);
      assertThat(host.deaths()).isEqualTo(deaths);
    }
  }

  /** Killed or stopped; sometimes its host has to bring it up again, sometimes the next host. */
  private static void restart(OwnServer server, Random random) {
    LockSupport.parkNanos(random.nextLong(1_000_000_000L));
    var process = server.process();
    if (random.nextBoolean()) {
      server.kill();
    } else {
      server.stop();
    }
    if (random.nextBoolean()) {
      eventually("the server ends", () -> !process.isAlive());
      eventually("the host brings it up again", server::isServing);
    }
  }

  /** A host's folder with its tenants, and nobody serving it. */
  private TestHost prepared() throws IOException {
    var host = TestHost.prepare();
    // A server that root starts runs as another user, who must reach its data.
    Files.setPosixFilePermissions(host.folder(), PosixFilePermissions.fromString("rwx--x--x"));
    host.options().keySet().removeIf(option -> option.startsWith("kontor.database."));
    host.options().put("kontor.port", Integer.toString(Ports.free()));
    host.options().put("kontor.name", "bremen");
    host.startAgain();
    onboard(
        host,
        "made",
        TestHost.configuration("made", "allocation")
            .replace(
                "\"transport\": \"mailbox\"",
                "\"transport\": \"smtp\", \"host\": \"localhost\", \"port\": %d"
                    .formatted(mails.getSmtp().getPort())));
    onboard(
        host,
        "brave",
        TestHost.configuration("brave", "probe")
            .replaceFirst(
                "\\}$",
                ", \"settings\": {\"probe.outside\": \"%s\"}}"
                    .formatted(host.folder().resolve("outside.txt"))));
    Houses.onboard(host, "bob").admit(Houses.onboard(host, "ann"));
    host.stop();
    return host;
  }

  private static void onboard(TestHost host, String tenant, String configuration) {
    var answer = host.put(tenant, configuration);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
  }
}
