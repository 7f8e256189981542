package dev.kontor.bench;

import dev.kontor.bench.load.WarmUp;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Requests a second through the host beside the same controller in a bare Micronaut server. */
final class Routing {

  private static final int CLIENTS = 8;

  private Routing() {}

  static void measure(BenchHost host, Size size, Report report) throws Exception {
    host.onboard("echo-tenant", "echo");
    var login = host.login(host.onboard("routed", "shipping"));
    var properties =
        Map.<String, Object>of(
            "kontor.port", "0",
            "kontor.modules.shipping", "true",
            "kontor.modules.echo", "true",
            "datasources.default.dialect", "POSTGRES");
    try (var bare =
            new PlainApplication(Routing::isNotTheHosts, properties, login, BenchHost.POOL);
        var server = bare.getBean(EmbeddedServer.class).start()) {
      report.add(
          compare(
              "GET of a trivial controller / bare Micronaut",
              new Target(host.port(), "/t/echo-tenant/echo/hello"),
              new Target(server.getPort(), "/echo/hello"),
              size));
      report.add(
          compare(
              "GET of a location / bare Micronaut",
              new Target(host.port(), "/t/routed/locations/SESTO"),
              new Target(server.getPort(), "/locations/SESTO"),
              size));
    }
  }

  private static boolean isNotTheHosts(String definition) {
    return !definition.startsWith("dev.kontor.host.");
  }

  private static Line compare(String what, Target kontor, Target bare, Size size) throws Exception {
    try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
      WarmUp.of(() -> kontor.round(clients, 500) + bare.round(clients, 500));
      var medians =
          Medians.interleaved(
              size.pairs(),
              () -> kontor.round(clients, size.roundMillis()),
              () -> bare.round(clients, size.roundMillis()));
      return Line.gain(what, medians, "/s", 0.9);
    }
  }

  /** A path that clients ask for at once, each on a connection that it keeps for a round. */
  private record Target(int port, String path) {

    /** Requests a second. */
    double round(ExecutorService clients, int millis) throws Exception {
      var asking = new ArrayList<Callable<Integer>>();
      for (int i = 0; i < CLIENTS; i++) {
        asking.add(() -> ask(millis));
      }
      long begun = System.nanoTime();
      int answers = 0;
      for (var client : clients.invokeAll(asking)) {
        answers += client.get();
      }
      return answers * 1e9 / (System.nanoTime() - begun);
    }

    private int ask(int millis) throws Exception {
      try (var client = new KeepAliveClient(port)) {
        long end = System.nanoTime() + millis * 1_000_000L;
        int answers = 0;
        while (System.nanoTime() - end < 0) {
          client.get(path);
          answers++;
        }
        return answers;
      }
    }
  }
}
