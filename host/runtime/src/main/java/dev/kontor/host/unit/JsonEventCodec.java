package dev.kontor.host.unit;

import dev.kontor.host.message.EventTypes;
import dev.kontor.tenant.DomainEvent;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** By the host's JSON mapper, which knows every serdeable record of the application. */
public final class JsonEventCodec implements EventCodec {

  private final JsonMapper json;
  private final EventTypes types;

  /** For events of these types. */
  public JsonEventCodec(JsonMapper json, EventTypes types) {
    this.json = json;
    this.types = types;
  }

  @Override
  public String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "%s can't be written as JSON; expected it to be @Serdeable"
              .formatted(value.getClass().getName()),
          failed);
    }
  }

  @Override
  public Map<String, String> readTexts(String text) {
    return read(text, Argument.mapOf(String.class, String.class));
  }

  @Override
  public <T> T read(String text, Class<T> type) {
    return read(text, Argument.of(type));
  }

  private <T> T read(String text, Argument<T> type) {
    try {
      var value = json.readValue(text, type);
      if (value != null) {
        return value;
      }
      throw new IllegalArgumentException("null was stored; expected a " + type.getTypeName());
    } catch (IOException failed) {
      throw new IllegalArgumentException(
          "what was stored is no %s: %s".formatted(type.getTypeName(), failed.getMessage()),
          failed);
    }
  }

  @Override
  public DomainEvent read(StoredEvent stored) {
    var type = types.named(stored.type());
    if (type == null) {
      throw new UnknownEventType(stored);
    }
    return read(stored.data(), type);
  }

  @Override
  public Encoded encode(DomainEvent event) {
    var stored = types.of(event);
    return new Encoded(stored.name(), stored.version(), write(event));
  }
}
