package dev.kontor.host.app;

import dev.kontor.tenant.TenantId;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where a tenant answers. */
final class TenantUrl {

  private TenantUrl() {}

  static String of(String publicUrl, @Nullable String baseDomain, TenantId tenant) {
    if (baseDomain == null || baseDomain.isBlank()) {
      return "%s/t/%s".formatted(publicUrl, tenant);
    }
    var uri = URI.create(publicUrl);
    var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return "%s://%s.%s%s".formatted(uri.getScheme(), tenant, baseDomain, port);
  }
}
