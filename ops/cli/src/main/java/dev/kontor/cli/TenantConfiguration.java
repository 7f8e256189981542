package dev.kontor.cli;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's configuration as it goes to the host.
 *
 * @param id the tenant
 * @param source what the operator knows it by: the file's path, or the id itself
 * @param contentType how the host is to read the body
 * @param body the configuration
 */
record TenantConfiguration(String id, String source, String contentType, String body) {

  /** The configuration that the options of {@code tenant onboard} say. */
  static TenantConfiguration ofOptions(String id, @Nullable String title, List<String> modules) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("tenant", id);
    if (title != null) {
      fields.put("title", title);
    }
    if (!modules.isEmpty()) {
      fields.put("modules", modules);
    }
    return new TenantConfiguration(id, id, "application/json", JsonObject.compact(fields));
  }
}
