package dev.kontor.testing.conformance;

import dev.kontor.tenant.message.Upcaster;
import dev.kontor.tenant.message.Upcasters;
import java.util.Map;

/** What was noted before. */
@Upcasters
final class NotedUpcasters {

  @Upcaster(type = "conformance.noted", from = 1)
  Map<String, Object> noteIsText(Map<String, Object> data) {
    data.put("text", data.remove("note"));
    return data;
  }
}
