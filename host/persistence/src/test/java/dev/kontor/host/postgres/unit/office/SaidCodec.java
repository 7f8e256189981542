package dev.kontor.host.postgres.unit.office;

import dev.kontor.host.unit.EventCodec;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.tenant.DomainEvent;
import java.util.Map;

/** Writes what was said as a JSON text. */
public final class SaidCodec implements EventCodec {

  @Override
  public String write(Object value) {
    throw new AssertionError("nothing but what was said is written here");
  }

  @Override
  public <T> T read(String json, Class<T> type) {
    throw new AssertionError("nothing but what was said is read here");
  }

  @Override
  public Map<String, String> readTexts(String json) {
    throw new AssertionError("nothing but what was said is read here");
  }

  @Override
  public DomainEvent read(StoredEvent stored) {
    var data = stored.data();
    return new Said(stored.stream(), data.substring(1, data.length() - 1));
  }

  @Override
  public Encoded encode(DomainEvent event) {
    return new Encoded("office.said", 1, "\"%s\"".formatted(((Said) event).what()));
  }
}
