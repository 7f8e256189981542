package dev.kontor.host.unit;

import dev.kontor.host.message.EventTypes;
import dev.kontor.tenant.DomainEvent;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/** By the host's JSON mapper, which knows every serdeable record of the application. */
public final class JsonEventCodec implements EventCodec {

  private static final Argument<Map<String, Object>> OBJECT =
      Argument.mapOf(String.class, Object.class);

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
    if (type == null || stored.schema() > types.newest(stored.type())) {
      throw new UnknownEventType(stored, types.newest(stored.type()));
    }
    return types.upcasters().concerns(stored.type(), stored.schema())
        ? readUpcasted(stored, type)
        : read(stored.data(), type);
  }

  private <T> T readUpcasted(StoredEvent stored, Class<T> type) {
    try {
      var data = Objects.requireNonNull(json.readValue(stored.data(), OBJECT), "null was stored");
      var upcasted = types.upcasters().upcast(stored.type(), stored.schema(), data);
      return Objects.requireNonNull(
          json.readValueFromTree(json.writeValueToTree(upcasted), type), "null was made of it");
    } catch (IOException | RuntimeException failed) {
      throw new IllegalArgumentException(
          "event %d of stream '%s' is no %s, though upcasted from version %d: %s"
              .formatted(
                  stored.version(),
                  stored.stream(),
                  type.getName(),
                  stored.schema(),
                  failed.getMessage()),
          failed);
    }
  }

  @Override
  public Encoded encode(DomainEvent event) {
    var stored = types.of(event);
    return new Encoded(stored.name(), stored.version(), write(event));
  }
}
