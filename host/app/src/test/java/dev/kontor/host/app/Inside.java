package dev.kontor.host.app;

import dev.kontor.host.tenancy.Tenants;
import dev.kontor.host.unit.RequestKey;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.TenantId;
import io.micronaut.context.ApplicationContext;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A tenant's context, entered as a request would enter it; woken if it sleeps. */
record Inside(TestHost host, String tenant) {

  <R extends @Nullable Object> R call(Function<TenantContext, R> body) {
    try (var lease = host.bean(Tenants.class).enter(new TenantId(tenant))) {
      var context = lease.context();
      return context.<R, RuntimeException>call(() -> body.apply(context));
    }
  }

  /** What a bean of the context answers. */
  <B, R> R with(Class<B> type, Function<B, R> body) {
    try (var lease = host.bean(Tenants.class).enter(new TenantId(tenant))) {
      return lease.context().call((ApplicationContext beans) -> body.apply(beans.getBean(type)));
    }
  }

  /** A request under an idempotency key, as HTTP would bring it. */
  @Nullable String once(RequestKey key, Supplier<@Nullable String> request) {
    try (var lease = host.bean(Tenants.class).enter(new TenantId(tenant))) {
      var context = lease.context();
      return context.<@Nullable String, RuntimeException>call(() -> context.once(key, request));
    }
  }

  /** The tenant's database, as its server's administrator sees it. */
  String database() {
    return "kontor_%s_%s".formatted(host.siteId(), tenant);
  }
}
