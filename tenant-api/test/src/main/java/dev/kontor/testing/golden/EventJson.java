package dev.kontor.testing.golden;

import dev.kontor.tenant.DomainEvent;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/** Events as JSON, by a mapper of the host's settings. */
public final class EventJson implements AutoCloseable {

  private static final Argument<Map<String, Object>> OBJECT =
      Argument.mapOf(String.class, Object.class);

  private final ObjectMapper.CloseableObjectMapper mapper =
      ObjectMapper.create(Map.of("micronaut.serde.serialization.inclusion", "NON_NULL"));

  /** The mapper. */
  public ObjectMapper mapper() {
    return mapper;
  }

  String write(DomainEvent event) {
    try {
      return mapper.writeValueAsString(event);
    } catch (IOException failed) {
      throw new AssertionError(
          "%s can't be written as JSON; expected it to be @Serdeable: %s"
              .formatted(event.getClass().getName(), failed.getMessage()),
          failed);
    }
  }

  Map<String, Object> tree(String json) throws IOException {
    return Objects.requireNonNull(mapper.readValue(json, OBJECT), "it is null");
  }

  <T> T read(Map<String, Object> tree, Class<T> type) throws IOException {
    return Objects.requireNonNull(
        mapper.readValueFromTree(mapper.writeValueToTree(tree), type), "it is null");
  }

  @Override
  public void close() {
    mapper.close();
  }
}
