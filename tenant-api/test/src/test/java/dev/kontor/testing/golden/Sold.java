package dev.kontor.testing.golden;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Version 1 had cents, version 2 one buyer only. */
@Serdeable
@EventType(value = "shop.sold", version = 3)
record Sold(String thing, String euros, List<String> buyers, @Nullable String note)
    implements DomainEvent {

  @Override
  public String stream() {
    return "thing-" + thing;
  }
}
