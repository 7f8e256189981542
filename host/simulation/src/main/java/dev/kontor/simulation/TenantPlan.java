package dev.kontor.simulation;

import java.util.List;

/**
 * A tenant that is there when a run begins.
 *
 * @param more the rest of its configuration, as YAML; empty: nothing
 */
record TenantPlan(String id, List<String> modules, String more) {

  String configuration() {
    return """
    tenant: %s
    modules: %s
    database: {server: main, pool: {maximum: 4}}
    mail: {from: desk@%s.example, transport: smtp, host: mail.example, port: 25}
    %s
    """
        .formatted(id, modules, id, more);
  }
}
