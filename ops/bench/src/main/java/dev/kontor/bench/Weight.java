package dev.kontor.bench;

import dev.kontor.host.context.BeanSplit;
import dev.kontor.host.context.BeanSplit.Side;
import dev.kontor.shipping.location.Locations;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.TenantModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * The heap of an awake tenant beside that of the same beans in a context with its own pool: as
 * HikariCP makes it by default, which keeps all its connections open, and told to keep one only.
 */
final class Weight {

  private static final Map<String, Object> PROPERTIES =
      Map.of("kontor.modules.shipping", "true", "datasources.default.dialect", "POSTGRES");

  /** Make what is made once only, before anything is weighed. */
  private static final int FIRST = 10;

  private Weight() {}

  static void measure(BenchHost host, Size size, Report report) throws Exception {
    report.progress("weighing %d contexts of each kind".formatted(size.contexts()));
    for (int i = 0; i < FIRST + size.contexts(); i++) {
      host.onboard("weighed" + i, "shipping");
    }
    double kontor = ofTenants(host, size);
    report.add(
        Line.cost(
            "heap of an awake tenant / a plain context",
            new Medians(kontor, ofPlainContexts(host, size, BenchHost.POOL)),
            "KB",
            0.35));
    report.add(
        Line.cost(
            "  … whose pool keeps one connection only",
            new Medians(kontor, ofPlainContexts(host, size, 1)),
            "KB",
            1));
  }

  /** Each has answered once. */
  private static double ofTenants(BenchHost host, Size size) throws Exception {
    try (var client = new KeepAliveClient(host.port())) {
      wake(client, 0, FIRST);
      long before = LiveHeap.bytes();
      wake(client, FIRST, FIRST + size.contexts());
      return (LiveHeap.bytes() - before) / 1024.0 / size.contexts();
    } finally {
      for (var tenant : host.administration().all()) {
        host.administration().sleep(tenant.id());
      }
    }
  }

  private static void wake(KeepAliveClient client, int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      client.get("/t/weighed%d/locations/SESTO".formatted(i));
    }
  }

  private static double ofPlainContexts(BenchHost host, Size size, int idle) throws Exception {
    var modules =
        ServiceLoader.load(TenantModule.class).stream().map(ServiceLoader.Provider::get).toList();
    var same = Set.copyOf(BeanSplit.of(modules).names(Side.TENANTS));
    List<PlainApplication> plain = new ArrayList<>();
    try {
      for (int i = 0; i < FIRST; i++) {
        plain.add(start(host, same, i, idle));
      }
      long before = LiveHeap.bytes();
      for (int i = FIRST; i < FIRST + size.contexts(); i++) {
        plain.add(start(host, same, i, idle));
      }
      return (LiveHeap.bytes() - before) / 1024.0 / size.contexts();
    } finally {
      plain.forEach(PlainApplication::close);
    }
  }

  private static PlainApplication start(BenchHost host, Set<String> beans, int number, int idle)
      throws Exception {
    var login = host.login(new TenantId("weighed" + number));
    var application = new PlainApplication(beans::contains, PROPERTIES, login, idle);
    application.getBean(Locations.class).requireKnown(List.of(new UnLocode("SESTO")));
    application.awaitConnections(idle);
    return application;
  }
}
