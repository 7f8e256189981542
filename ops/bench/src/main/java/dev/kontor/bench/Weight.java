package dev.kontor.bench;

import dev.kontor.host.context.BeanSplit;
import dev.kontor.host.context.BeanSplit.Side;
import dev.kontor.tenant.TenantModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

/** The heap of an awake tenant beside that of the same beans in a context with its own pool. */
final class Weight {

  private static final Map<String, Object> PROPERTIES =
      Map.of("kontor.modules.shipping", "true", "datasources.default.dialect", "POSTGRES");

  private Weight() {}

  static void measure(BenchHost host, Size size, Report report) throws Exception {
    report.progress("weighing %d contexts of each kind".formatted(size.contexts()));
    for (int i = 0; i <= size.contexts(); i++) {
      host.onboard("weighed" + i, "shipping");
    }
    double kontor = ofTenants(host, size);
    double plain = ofPlainContexts(host, size);
    report.add(
        Line.cost(
            "heap of an awake tenant / a plain context", new Medians(kontor, plain), "KB", 0.35));
  }

  /** Each has answered once. */
  private static double ofTenants(BenchHost host, Size size) throws Exception {
    try (var client = new KeepAliveClient(host.port())) {
      client.get("/t/weighed0/locations/SESTO");
      long before = LiveHeap.bytes();
      for (int i = 1; i <= size.contexts(); i++) {
        client.get("/t/weighed%d/locations/SESTO".formatted(i));
      }
      return (LiveHeap.bytes() - before) / 1024.0 / size.contexts();
    } finally {
      for (var tenant : host.administration().all()) {
        host.administration().sleep(tenant.id());
      }
    }
  }

  private static double ofPlainContexts(BenchHost host, Size size) throws Exception {
    var modules =
        ServiceLoader.load(TenantModule.class).stream().map(ServiceLoader.Provider::get).toList();
    var same = Set.copyOf(BeanSplit.of(modules).names(Side.TENANTS));
    List<PlainApplication> plain = new ArrayList<>();
    try {
      plain.add(start(host, same, 0));
      long before = LiveHeap.bytes();
      for (int i = 1; i <= size.contexts(); i++) {
        plain.add(start(host, same, i));
      }
      return (LiveHeap.bytes() - before) / 1024.0 / size.contexts();
    } finally {
      plain.forEach(PlainApplication::close);
    }
  }

  private static PlainApplication start(BenchHost host, Set<String> beans, int number)
      throws Exception {
    var login = host.login(new dev.kontor.tenant.TenantId("weighed" + number));
    var application = new PlainApplication(beans::contains, PROPERTIES, login);
    application.getBean(dev.kontor.shipping.location.Locations.class).get("SESTO");
    return application;
  }
}
