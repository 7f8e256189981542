package dev.kontor.host.unit;

import dev.kontor.host.message.EventTypes;
import dev.kontor.tenant.DomainEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keeps what is written, and writes where it lies. */
final class CodecInMemory implements EventCodec {

  private final List<Object> written = new ArrayList<>();
  private final EventTypes types;

  CodecInMemory(EventTypes types) {
    this.types = types;
  }

  @Override
  public synchronized String write(Object value) {
    written.add(value);
    return Integer.toString(written.size() - 1);
  }

  @Override
  public synchronized <T> T read(String json, Class<T> type) {
    return type.cast(written.get(Integer.parseInt(json)));
  }

  @Override
  @SuppressWarnings("unchecked")
  public Map<String, String> readTexts(String json) {
    return read(json, Map.class);
  }

  @Override
  public DomainEvent read(StoredEvent stored) {
    return read(stored.data(), DomainEvent.class);
  }

  @Override
  public Encoded encode(DomainEvent event) {
    var type = types.of(event);
    return new Encoded(type.name(), type.version(), write(event));
  }
}
