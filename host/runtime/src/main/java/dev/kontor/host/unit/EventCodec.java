package dev.kontor.host.unit;

import dev.kontor.tenant.DomainEvent;
import java.util.Map;

/** Events and phase one's values as JSON. Thread-safe; one serves all tenants. */
public interface EventCodec {

  /** A record as JSON. */
  String write(Object value);

  /**
   * A record of this type.
   *
   * @throws IllegalArgumentException when the JSON doesn't fit; fields that it doesn't know are
   *     ignored
   */
  <T> T read(String json, Class<T> type);

  /** Texts by their names, which {@link #write} wrote from such a map. */
  Map<String, String> readTexts(String json);

  /** A stored event, brought up to the shape of its class. */
  DomainEvent read(StoredEvent stored);

  /** What an event is stored as. */
  Encoded encode(DomainEvent event);

  /**
   * An event's data.
   *
   * @param schema the version of its shape
   */
  record Encoded(String type, int schema, String data) {}
}
