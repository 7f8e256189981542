package dev.kontor.host.grant;

import dev.kontor.tenant.federation.Grant.State;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant's configuration answers by itself to those who ask for grants.
 *
 * @param rules by kind: allowed or refused
 */
public record GrantRules(Map<String, State> rules) {

  /** Copies the map. */
  public GrantRules {
    rules = Map.copyOf(rules);
  }

  /** The answer to who asks for this kind; null: somebody has to decide. */
  public @Nullable State of(String kind) {
    return rules.get(kind);
  }
}
