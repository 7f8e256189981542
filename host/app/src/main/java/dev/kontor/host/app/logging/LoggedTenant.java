package dev.kontor.host.app.logging;

import dev.kontor.tenant.TenantContext;

/** In whose context an event is logged. */
final class LoggedTenant {

  private LoggedTenant() {}

  /** The tenant's id; {@code -} outside any context. */
  static String name() {
    return TenantContext.isBound() ? TenantContext.current().tenant().value() : "-";
  }
}
