package dev.kontor.host.http.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.tenant.message.Metadata;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * A stored event as the admin API shows it.
 *
 * @param type the name that it is stored under
 * @param data as it is stored, whether or not a class for it is there
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record EventView(
    long position,
    String stream,
    long version,
    String type,
    JsonNode data,
    MetadataView metadata,
    Instant recordedAt) {

  /**
   * What is known beside it.
   *
   * @param schema the version of its data's shape
   */
  @Serdeable
  record MetadataView(
      String id, int schema, String principal, String correlation, String causation) {

    static MetadataView of(Metadata metadata, int schema) {
      return new MetadataView(
          metadata.id().toString(),
          schema,
          metadata.principal(),
          metadata.correlation().toString(),
          metadata.causation().toString());
    }
  }

  static EventView of(StoredEvent event, JsonMapper json) {
    return new EventView(
        event.position(),
        event.stream(),
        event.version(),
        event.type(),
        data(event, json),
        MetadataView.of(event.metadata(), event.schema()),
        event.metadata().at());
  }

  private static JsonNode data(StoredEvent event, JsonMapper json) {
    try {
      var data = json.readValue(event.data(), Argument.of(JsonNode.class));
      return data == null ? JsonNode.nullNode() : data;
    } catch (IOException impossible) {
      throw new UncheckedIOException(
          "event %d holds no JSON".formatted(event.position()), impossible);
    }
  }
}
