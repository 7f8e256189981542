package dev.kontor.host.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import dev.kontor.tenant.TenantId;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.KeyValuePair;

final class LoggingTest {

  private static final String FORGED =
      "x\n2026-03-01T12:00:00Z INFO  acme Login: forged\r\u0085\u2028{\"level\":\"INFO\"}\u001b[2J";

  private final LoggerContext context = new LoggerContext();

  private LoggingEvent event(String message, @Nullable Throwable thrown, Object... values) {
    var event =
        new LoggingEvent(
            "caller",
            context.getLogger("dev.kontor.host.tenancy.Tenants"),
            Level.WARN,
            message,
            thrown,
            values);
    event.setInstant(Instant.parse("2026-03-01T12:00:00.123Z"));
    event.setThreadName("main");
    return event;
  }

  private LoggingEvent of(String tenant, String message, Object... values) {
    var event = event(message, null, values);
    event.addKeyValuePair(new KeyValuePair("tenant", tenant));
    return event;
  }

  private static String text(LoggingEvent event) {
    return Logging.layout(null).doLayout(event);
  }

  private static Map<String, String> json(LoggingEvent event) throws IOException {
    var line = Logging.layout("json").doLayout(event);
    assertThat(line).endsWith(System.lineSeparator());
    assertThat(line.strip().lines()).hasSize(1);
    var fields = new HashMap<String, String>();
    try (var parser = new JsonFactory().createParser(line)) {
      assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        fields.put(parser.currentName(), parser.nextTextValue());
      }
    }
    return fields;
  }

  @Test
  void a_line_says_when_how_bad_whose_and_what() {
    assertThat(text(of("acme", "{} is awake", new TenantId("acme"))))
        .isEqualTo(
            "2026-03-01T12:00:00.123Z WARN  acme Tenants: acme is awake" + System.lineSeparator());
  }

  @Test
  void a_line_of_no_tenant_has_a_dash_in_its_place() throws IOException {
    assertThat(text(event("started", null))).contains(" WARN  - Tenants: started");
    assertThat(json(event("started", null))).containsEntry("tenant", "-");
  }

  @Test
  void as_json_each_line_is_an_object_with_the_same_in_it() throws IOException {
    assertThat(json(of("acme", "{} is awake", "acme")))
        .containsEntry("at", "2026-03-01T12:00:00.123Z")
        .containsEntry("level", "WARN")
        .containsEntry("tenant", "acme")
        .containsEntry("logger", "dev.kontor.host.tenancy.Tenants")
        .containsEntry("message", "acme is awake")
        .doesNotContainKey("error");
    assertThat(json(event("failed", new IllegalStateException("why"))).get("error"))
        .startsWith("java.lang.IllegalStateException: why");
  }

  @ParameterizedTest
  @ValueSource(strings = {"message", "value", "tenant", "exception"})
  void nobody_forges_a_line(String place) throws IOException {
    var event =
        switch (place) {
          case "message" -> event(FORGED, null);
          case "value" -> event("it says {}", null, FORGED);
          case "tenant" -> of(FORGED, "it says");
          default -> event("failed", new IllegalStateException(FORGED));
        };

    var line = text(event);

    assertThat(line.lines()).hasSize(1);
    assertThat(line.strip()).matches("[^\\p{Cntrl}\\u0085\\u2028\\u2029]*");
    assertThat(json(event).toString()).contains("forged");
  }
}
