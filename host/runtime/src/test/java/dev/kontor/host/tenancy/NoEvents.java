package dev.kontor.host.tenancy;

import dev.kontor.host.unit.EventCodec;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.tenant.DomainEvent;
import java.util.Map;

/** For an application that raises none. */
final class NoEvents implements EventCodec {

  @Override
  public String write(Object value) {
    throw new AssertionError("nothing is written here");
  }

  @Override
  public <T> T read(String json, Class<T> type) {
    throw new AssertionError("nothing is read here");
  }

  @Override
  public Map<String, String> readTexts(String json) {
    throw new AssertionError("nothing is read here");
  }

  @Override
  public DomainEvent read(StoredEvent stored) {
    throw new AssertionError("nothing is read here");
  }

  @Override
  public Encoded encode(DomainEvent event) {
    throw new AssertionError("nothing is written here");
  }
}
