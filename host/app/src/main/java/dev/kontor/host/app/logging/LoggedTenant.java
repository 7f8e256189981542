package dev.kontor.host.app.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.kontor.host.tenancy.Visit;
import dev.kontor.tenant.TenantContext;
import io.micronaut.core.propagation.PropagatedContext;
import org.slf4j.event.KeyValuePair;

/** Which tenant an event is about. */
final class LoggedTenant {

  private static final String NONE = "-";

  private LoggedTenant() {}

  /** As the event says, else in whose context it is logged, else whose request; {@code -}: none. */
  static String of(ILoggingEvent event) {
    var pairs = event.getKeyValuePairs();
    if (pairs != null) {
      for (KeyValuePair pair : pairs) {
        if (pair.key.equals("tenant")) {
          return String.valueOf(pair.value);
        }
      }
    }
    return TenantContext.isBound() ? TenantContext.current().tenant().value() : ofRequest();
  }

  private static String ofRequest() {
    return PropagatedContext.getOrEmpty()
        .find(Visit.class)
        .map(visit -> visit.tenant().value())
        .orElse(NONE);
  }
}
