package dev.kontor.bench;

import dev.kontor.host.postgres.embedded.EmbeddedPostgres;
import dev.kontor.host.postgres.embedded.Tuning;
import dev.kontor.host.world.RealWorld;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** More busy tenants than their server has connections. */
final class Busy {

  private static final int CONNECTIONS = 60;
  private static final int REQUESTS_EACH = 5;

  private Busy() {}

  static void measure(Size size, Report report) throws Exception {
    report.progress(
        "onboarding %d tenants on a server with %d connections"
            .formatted(size.busy(), CONNECTIONS));
    var standard = Tuning.STANDARD;
    var tuning =
        new Tuning(
            CONNECTIONS, standard.fsync(), standard.sharedBuffersMegabytes(), standard.binaries());
    var data = BenchHost.temporaryFolder();
    try (var world = new RealWorld();
        var postgres = EmbeddedPostgres.start(data, world, tuning);
        var host =
            BenchHost.start(
                Map.of(
                    "kontor.database.url", postgres.address().url(),
                    "kontor.database.user", postgres.address().user(),
                    "kontor.database.password", postgres.address().password()))) {
      for (int i = 0; i < size.busy(); i++) {
        host.onboard("busy" + i, "shipping");
      }
      report.add(answers(host, size.busy()));
    } finally {
      BenchHost.delete(data);
    }
  }

  /** All at once, from sleep. */
  private static Line answers(BenchHost host, int tenants) throws Exception {
    var start = new CountDownLatch(1);
    var asking = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < tenants; i++) {
      var path = "/t/busy%d/locations/SESTO".formatted(i);
      asking.add(() -> failures(host.port(), path, start));
    }
    int failed = 0;
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = asking.stream().map(clients::submit).toList();
      start.countDown();
      for (var client : running) {
        failed += client.get();
      }
    }
    return Line.alone(
        "%d busy tenants, max_connections=%d".formatted(tenants, CONNECTIONS),
        "%d of %d failed".formatted(failed, tenants * REQUESTS_EACH),
        "0 failed",
        failed == 0);
  }

  /** A lost connection fails the requests that were still to be answered on it. */
  private static int failures(int port, String path, CountDownLatch start)
      throws InterruptedException {
    start.await();
    int answered = 0;
    try (var client = new KeepAliveClient(port)) {
      for (int i = 0; i < REQUESTS_EACH; i++) {
        answered += client.status(path) == 200 ? 1 : 0;
      }
    } catch (IOException _) {
      return REQUESTS_EACH - answered;
    }
    return REQUESTS_EACH - answered;
  }
}
